// The table of events: filters, sorts and pages through the rows that events-rows.js holds. What is chosen stands
// in the address. Only one page of rows is ever drawn, but on paper all that fit.
"use strict";

(() => {
  const A_PAGE = 100;
  const ON_PAPER = 5000; // rows; a printer would be busy for a day with all of a large table
  const SELECTS = { site: "Site", governorate: "Governorate", weapon: "Weapon", side: "Side", confidence: "Confidence" };
  const COLUMNS = {
    date: "Date", place: "Place", side: "Side", weapon: "Weapon, target", killed: "Killed", wounded: "Wounded",
    claimed: "Claimed by, attributed to", confidence: "Confidence", sources: "Sources",
  };
  const ALPHABET = ["A to Z", "Z to A"];
  const AMOUNT = ["fewest first", "most first"];
  const SORTS = {
    date: ["Date", "earliest first", "latest first"], place: ["Place", ...ALPHABET], governorate: ["Governorate", ...ALPHABET],
    country: ["Country", ...ALPHABET], side: ["Side", ...ALPHABET], weapon: ["Weapon", ...ALPHABET], target: ["Target", ...ALPHABET],
    killed: ["Killed", ...AMOUNT], wounded: ["Wounded", ...AMOUNT], claimed: ["Claimed by", ...ALPHABET],
    attributed: ["Attributed to", ...ALPHABET], confidence: ["Confidence", "weakest first", "strongest first"],
    sources: ["Sources", ...AMOUNT],
  };
  const SEARCHED = ["id", "site", ...Object.keys(SORTS)].filter((name) => !["killed", "wounded", "sources"].includes(name));
  const SAVED = ["id", "date", "days", "place", "site", "governorate", "country", "side", "weapon", "target", "killed", "wounded",
    "claimed", "attributed", "confidence", "repeats", "sources"];
  const PAGER = { first: "First", previous: "Previous", next: "Next", last: "Last" };
  const { Form, element, number, read, words, write } = window.reportFilter;

  // The rows, and what they are asked.
  class Events {
    constructor({ address, columns }) {
      this.address = address;
      this.columns = columns;
      for (const column of Object.values(columns)) column.rows = Int32Array.from(column.rows);
      this.size = columns.id.rows.length;
    }

    // Where the row with this key stands; its year, with which the key begins, says on which page.
    place(key) {
      return `${this.address.replace("*", key.slice(0, 4))}#${key}`;
    }

    text(name, row) {
      const { words: texts, rows } = this.columns[name];
      return rows[row] < 0 ? "" : texts[rows[row]];
    }

    // The first day of a row as 2021-06-09, however exactly it is known.
    day(row) {
      const { first, rows } = this.columns.date;
      return first[rows[row]];
    }

    // For each wanted word, the words of each column that hold it: a row is then known by its numbers alone.
    search(text) {
      const places = SEARCHED.map((name) => {
        const column = this.columns[name];
        column.plain ||= column.words.map((word) => words(word).join(" "));
        return column;
      });
      return words(text).map((wanted) => places.map(({ plain: texts, rows }) =>
        ({ rows, has: Uint8Array.from(texts, (word) => word.includes(wanted)) })));
    }

    // Rows that fit, and for each facet how many rows each choice would leave beside the other choices.
    find(state) {
      const { first, last, rows: days } = this.columns.date;
      const inPeriod = Uint8Array.from(first, (day, i) => (!state.to || day <= state.to) && (!state.from || last[i] >= state.from));
      const facets = Object.keys(SELECTS).map((name) => {
        const { keys, rows } = this.columns[name];
        return { name, rows, wanted: state[name] ? keys.indexOf(state[name]) : -1, chosen: !!state[name], counts: new Int32Array(keys.length), all: 0 };
      });
      const sought = this.search(state.q || "");
      const found = [];
      for (let row = 0; row < this.size; row += 1) {
        if (!inPeriod[days[row]]) continue;
        if (!sought.every((columns) => columns.some(({ rows, has }) => rows[row] >= 0 && has[rows[row]]))) continue;
        const missed = facets.filter(({ chosen, rows, wanted }) => chosen && rows[row] !== wanted);
        if (missed.length === 0) found.push(row);
        if (missed.length > 1) continue;
        for (const facet of missed.length ? missed : facets) {
          facet.all += 1;
          if (facet.rows[row] >= 0) facet.counts[facet.rows[row]] += 1;
        }
      }
      return { found: this.sort(Int32Array.from(found), state.sort || "date"), facets };
    }

    // Blank cells stand last in either direction; rows that are alike keep the order of the table.
    sort(found, by) {
      const { rows } = this.columns[by.replace("-", "")];
      const way = by.startsWith("-") ? -1 : 1;
      return found.sort((a, b) => (rows[a] < 0) - (rows[b] < 0) || way * (rows[a] - rows[b]) || a - b);
    }
  }

  function part(name, role, ...children) {
    const made = element(name, {}, ...children);
    made.setAttribute("role", role); // said again: as a card it is no table to the browser
    return made;
  }

  // One row of the table, which on a narrow screen is a card: there each cell shows its label.
  class Row {
    constructor(events, row) {
      this.text = (name) => events.text(name, row);
      this.address = (key) => events.place(key);
    }

    draw() {
      const cells = Object.entries(COLUMNS).map(([name, label]) => {
        const content = this[name] ? this[name]() : [this.text(name)];
        const cell = part("td", "cell", element("span", { className: "events-label", textContent: label }), ...content);
        cell.className = `events-${name}-cell${content.join("") ? "" : " events-blank"}`;
        return cell;
      });
      return part("tr", "row", ...cells);
    }

    date() {
      return [element("a", { href: this.address(this.text("id")), textContent: this.text("date") })];
    }

    place() {
      const where = [this.text("governorate"), this.text("country")].filter((name) => name).join(", ");
      const cell = [this.text("place"), element("span", { className: "events-where", textContent: where })];
      const repeated = this.text("repeats");
      if (repeated) {
        const link = element("a", { href: this.address(repeated), textContent: repeated });
        cell.push(element("span", { className: "events-where" }, "Repeats ", link, "; not counted"));
      }
      return cell;
    }

    weapon() {
      return [this.text("weapon"), element("span", { className: "events-where", textContent: this.text("target") })];
    }

    claimed() {
      const lines = [["claimed by ", this.text("claimed")], ["attributed to ", this.text("attributed")]];
      return lines.filter(([, who]) => who).map(([how, who]) => element("span", { className: "events-said", textContent: how + who }));
    }

    sources() {
      const count = this.text("sources");
      const about = element("span", { className: "visually-hidden", textContent: ` of ${this.text("id")}` });
      return [element("a", { href: this.address(this.text("id")) }, count || "row", about)];
    }
  }

  // The rows found as a table to take away, made here: nothing is asked of a server. It is written as the command
  // `export` writes tables: with the mark that Excel needs, and without a text that a spreadsheet would run.
  function csv(events, found) {
    const saved = { date: (row) => events.day(row), days: (row) => events.text("date", row) };
    const lines = [...found].map((row) => SAVED.map((name) => cell(saved[name]?.(row) ?? events.text(name, row))));
    return `\ufeff${[SAVED, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")}`;
  }

  function cell(text) {
    const runs = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);
    const safe = runs ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  class Page {
    constructor(place, events) {
      this.events = events;
      this.edition = place.dataset.events;
      this.headers = {};
      this.state = {};
      this.chosen = element("p", { className: "events-chosen" });
      this.none = element("div", { className: "events-none", hidden: true });
      place.append(this.build(), this.chosen, this.table(), this.none, this.pager());
      window.addEventListener("beforeprint", () => this.draw(ON_PAPER));
      window.addEventListener("afterprint", () => this.draw());
      this.read();
    }

    build() {
      this.form = new Form("events", { choose: () => this.choose(), reset: () => this.change({}) });
      this.form.add("from", "From", element("input", { type: "date" }));
      this.form.add("to", "To", element("input", { type: "date" }));
      for (const [name, label] of Object.entries(SELECTS)) {
        const { words: texts, keys } = this.events.columns[name];
        this.form.addSelect(name, label, keys.map((key, i) => [key, texts[i]]));
      }
      this.form.add("sort", "Sort by", element("select", {}, ...this.orders()));
      this.form.addSearch();
      this.save = element("button", { type: "button", className: "events-save" });
      this.save.addEventListener("click", () => this.download());
      this.form.line.append(this.save);
      return this.form.form;
    }

    orders() {
      return Object.entries(SORTS).flatMap(([name, [label, up, down]]) => [[name, up], [`-${name}`, down]]
        .map(([value, way]) => element("option", { value: value === "date" ? "" : value, textContent: `${label}, ${way}` })));
    }

    table() {
      const head = Object.entries(COLUMNS).map(([name, label]) => {
        const button = element("button", { type: "button", textContent: label });
        button.addEventListener("click", () => {
          const sort = this.state.sort || "date";
          this.change({ ...this.state, sort: sort === name ? `-${name}` : name, page: "" });
        });
        this.headers[name] = part("th", "columnheader", button);
        this.headers[name].scope = "col";
        return this.headers[name];
      });
      this.body = part("tbody", "rowgroup");
      const caption = element("caption", { className: "visually-hidden", textContent: "Events; the buttons in the headers sort" });
      const table = part("table", "table", caption, part("thead", "rowgroup", part("tr", "row", ...head)), this.body);
      table.className = "events-table";
      this.region = element("div", { className: "events-region" }, table);
      return this.region;
    }

    pager() {
      this.where = element("p", {});
      this.where.setAttribute("aria-live", "polite");
      this.buttons = Object.entries(PAGER).map(([name, textContent]) => {
        const button = element("button", { type: "button", textContent, name });
        button.addEventListener("click", () => this.turn(name));
        return button;
      });
      const [first, previous, next, last] = this.buttons;
      this.nav = element("nav", { className: "report-pager" }, first, previous, this.where, next, last);
      this.nav.setAttribute("aria-label", "Pages of the table");
      return this.nav;
    }

    turn(name) {
      const page = { first: 1, previous: this.page - 1, next: this.page + 1, last: this.pages }[name];
      if (page < 1 || page > this.pages || page === this.page) return;
      this.change({ ...this.state, page: page > 1 ? `${page}` : "" });
      this.region.scrollIntoView({ block: "start" });
    }

    // A new choice begins at its first page.
    choose() {
      this.change(this.form.choices);
    }

    change(state) {
      this.take(state);
      write(this.state);
    }

    // Takes over what the address says; what the table does not know is left out.
    read() {
      const choices = read();
      if (choices || this.body.rows.length === 0) this.take(choices || {});
    }

    take(state) {
      this.form.fill({ ...state, sort: state.sort === "date" ? "" : state.sort });
      this.state = this.form.choices;
      this.found = this.events.find(this.state);
      this.pages = Math.max(1, Math.ceil(this.found.found.length / A_PAGE));
      this.page = Math.min(this.pages, Math.max(1, Number.parseInt(state.page, 10) || 1));
      this.state.page = this.page > 1 ? `${this.page}` : "";
      this.draw();
    }

    draw(most = A_PAGE) {
      const { found, facets } = this.found;
      const start = most === A_PAGE ? (this.page - 1) * A_PAGE : 0;
      const rows = [...found.subarray(start, start + most)];
      this.body.replaceChildren(...rows.map((row) => new Row(this.events, row).draw()));
      this.form.say(found.length, this.events.size);
      const span = `${number(start + 1)} to ${number(start + rows.length)}`;
      this.where.textContent = most === A_PAGE ? `Page ${number(this.page)} of ${number(this.pages)}: ${span}` : span;
      for (const button of this.buttons) {
        const off = ["first", "previous"].includes(button.name) ? this.page === 1 : this.page === this.pages;
        button.setAttribute("aria-disabled", off); // not disabled: the keyboard would lose its place
      }
      const sort = this.state.sort || "date";
      for (const [name, header] of Object.entries(this.headers)) {
        if (sort.replace("-", "") !== name) header.removeAttribute("aria-sort");
        else header.setAttribute("aria-sort", sort.startsWith("-") ? "descending" : "ascending");
      }
      for (const { name, counts, all } of facets) {
        const { keys } = this.events.columns[name];
        this.form.counts(name, (key) => (key ? counts[keys.indexOf(key)] : all));
      }
      this.save.textContent = `Download ${number(found.length)} as CSV`;
      for (const shown of [this.region, this.nav, this.save]) shown.hidden = found.length === 0;
      this.none.hidden = found.length > 0;
      if (found.length === 0) this.none.replaceChildren(...this.wider());
      this.say();
    }

    // What a choice is in words, by its name.
    said() {
      return Object.entries(this.form.fields).filter(([, field]) => field.value).map(([name, field]) => {
        const [option] = field.selectedOptions || [];
        return [name, `${field.labels[0].textContent}: ${option ? option.said || option.textContent : field.value}`];
      });
    }

    // On paper the choices stand in words above the table.
    say() {
      this.chosen.textContent = [this.form.count.textContent, ...this.said().map(([, text]) => text), this.where.textContent].join("; ");
    }

    // Where nothing fits: which choice, taken back alone, would show how many.
    wider() {
      const buttons = this.said().filter(([name]) => name !== "sort").map(([name, text]) => {
        const state = { ...this.state, [name]: "" };
        const left = this.events.find(state).found.length;
        const button = element("button", { type: "button", textContent: `Without “${text}”: ${number(left)}` });
        button.disabled = left === 0;
        button.addEventListener("click", () => {
          this.change(state);
          this.form.fields[name].focus();
        });
        return element("li", {}, button);
      });
      const advice = buttons.length > 1 ? "Take one choice back to see more, or show all:" : "Take it back, or show all.";
      return [element("p", { textContent: `No event fits ${buttons.length > 1 ? "all of these choices" : "this choice"}. ${advice}` }), element("ul", {}, ...buttons)];
    }

    download() {
      const { found } = this.found;
      const kind = found.length < this.events.size ? "filtered" : "all";
      const address = URL.createObjectURL(new Blob([csv(this.events, found)], { type: "text/csv" }));
      const link = element("a", { href: address, download: `iraq-report-edition-${this.edition}-events-${kind}.csv` });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-events]");
    if (!place || !window.reportEvents) return;
    const page = new Page(place, new Events(window.reportEvents));
    window.addEventListener("hashchange", () => page.read());
  });
})();
