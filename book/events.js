// The table of events: filters, sorts and pages through the rows that events-rows.js holds. What is chosen stands
// in the address. Only one page of rows is ever drawn.
"use strict";

(() => {
  const A_PAGE = 100;
  const SELECTS = { site: "Site", governorate: "Governorate", weapon: "Weapon", side: "Side", confidence: "Confidence" };
  const COLUMNS = {
    date: "Date", place: "Place", governorate: "Governorate", country: "Country", side: "Side", weapon: "Weapon",
    target: "Target", killed: "Killed", wounded: "Wounded", claimed: "Claimed by", attributed: "Attributed to",
    confidence: "Confidence", sources: "Sources",
  };
  const SEARCHED = ["id", "site", ...Object.keys(COLUMNS)].filter((name) => !["killed", "wounded", "sources"].includes(name));
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

    text(name, row) {
      const { words: texts, rows } = this.columns[name];
      return rows[row] < 0 ? "" : texts[rows[row]];
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

  class Page {
    constructor(place, events) {
      this.events = events;
      this.headers = {};
      this.state = {};
      this.chosen = element("p", { className: "events-chosen" });
      place.append(this.build(), this.chosen, this.table(), this.pager());
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
      this.form.addSearch();
      return this.form.form;
    }

    table() {
      const head = element("tr", {});
      for (const [name, label] of Object.entries(COLUMNS)) {
        const button = element("button", { type: "button", textContent: label });
        button.addEventListener("click", () => {
          const sort = this.state.sort || "date";
          this.change({ ...this.state, sort: sort === name ? `-${name}` : name, page: "" });
        });
        this.headers[name] = element("th", { scope: "col" }, button);
        head.append(this.headers[name]);
      }
      this.body = element("tbody", {});
      const caption = element("caption", { className: "visually-hidden", textContent: "Events; the buttons in the headers sort" });
      this.region = element("div", { className: "events-region", tabIndex: 0 },
        element("table", { className: "events-table" }, caption, element("thead", {}, head), this.body));
      this.region.setAttribute("role", "region");
      this.region.setAttribute("aria-label", "Table of events");
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
      this.change({ ...this.form.choices, sort: this.state.sort });
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
      this.form.fill(state);
      this.state = this.form.choices;
      const sort = state.sort || "";
      this.state.sort = sort.replace("-", "") in COLUMNS && sort !== "date" ? sort : "";
      this.found = this.events.find(this.state);
      this.pages = Math.max(1, Math.ceil(this.found.found.length / A_PAGE));
      this.page = Math.min(this.pages, Math.max(1, Number.parseInt(state.page, 10) || 1));
      this.state.page = this.page > 1 ? `${this.page}` : "";
      this.draw();
    }

    draw() {
      const { found, facets } = this.found;
      const start = (this.page - 1) * A_PAGE;
      const rows = [...found.subarray(start, start + A_PAGE)];
      this.body.replaceChildren(...rows.map((row) => this.row(row)));
      this.form.say(found.length, this.events.size);
      this.where.textContent = found.length === 0 ? "No event fits the choices."
        : `Page ${number(this.page)} of ${number(this.pages)}: ${number(start + 1)} to ${number(start + rows.length)}`;
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
      this.say();
    }

    // On paper the choices stand in words above the table.
    say() {
      const said = Object.values(this.form.fields).filter((field) => field.value).map((field) => {
        const value = field.selectedOptions ? field.selectedOptions[0].said : field.value;
        return `${field.labels[0].textContent}: ${value}`;
      });
      this.chosen.textContent = [this.form.count.textContent, ...said, this.where.textContent].join("; ");
    }

    row(row) {
      const made = element("tr", {});
      const id = this.events.text("id", row);
      for (const name of Object.keys(COLUMNS)) {
        const text = this.events.text(name, row);
        const cell = element("td", { className: `events-${name}-cell` }, text);
        if (name === "sources") {
          const about = element("span", { className: "visually-hidden", textContent: ` of ${id}` });
          cell.replaceChildren(element("a", { href: this.events.address + id }, text || "row", about));
        }
        const repeated = name === "place" && this.events.text("repeats", row);
        if (repeated) {
          const link = element("a", { href: this.events.address + repeated, textContent: repeated });
          cell.append(element("span", { className: "events-repeats" }, "Repeats ", link, "; not counted"));
        }
        made.append(cell);
      }
      return made;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-events]");
    if (!place || !window.reportEvents) return;
    const page = new Page(place, new Events(window.reportEvents));
    window.addEventListener("hashchange", () => page.read());
  });
})();
