// The table of events: filters, sorts and pages through the rows that events-rows.js holds. What is chosen is kept in
// the address after the #, which works from a file as well and can be passed on. Only one page of rows is ever drawn.
"use strict";

(() => {
  const A_PAGE = 100;
  const TYPING = 200; // milliseconds of quiet before a search counts
  const SELECTS = { site: "Site", governorate: "Governorate", weapon: "Weapon", side: "Side", confidence: "Confidence" };
  const COLUMNS = {
    date: "Date", place: "Place", governorate: "Governorate", country: "Country", side: "Side", weapon: "Weapon",
    target: "Target", killed: "Killed", wounded: "Wounded", claimed: "Claimed by", attributed: "Attributed to",
    confidence: "Confidence", sources: "Sources",
  };
  const SEARCHED = ["id", "site", ...Object.keys(COLUMNS)].filter((name) => !["killed", "wounded", "sources"].includes(name));
  const FIELDS = ["from", "to", ...Object.keys(SELECTS), "q", "sort", "page"];
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const PAGER = { first: "First", previous: "Previous", next: "Next", last: "Last" };

  // Without case and accents; the dotless i of Turkish names is a letter of its own and has none to lose.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];
  const number = (value) => value.toLocaleString("en");

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

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
      this.fields = {};
      this.headers = {};
      this.state = {};
      place.append(this.form(), this.table(), this.pager());
      this.read();
    }

    field(name, label, input) {
      this.fields[name] = Object.assign(input, { id: `events-${name}` });
      return element("p", { className: `events-of-${name}` }, element("label", { htmlFor: input.id, textContent: label }), input);
    }

    form() {
      const form = element("form", { className: "events-filter" });
      form.setAttribute("role", "search");
      form.setAttribute("aria-label", "Filter the events");
      form.append(this.field("from", "From", element("input", { type: "date" })),
        this.field("to", "To", element("input", { type: "date" })));
      for (const [name, label] of Object.entries(SELECTS)) form.append(this.field(name, label, this.select(name)));
      form.append(this.field("q", "Words", element("input", { type: "search", autocomplete: "off" })));
      this.count = element("p", { className: "events-count" });
      this.count.setAttribute("role", "status");
      this.chosen = element("p", { className: "events-chosen" });
      const reset = element("button", { type: "button", textContent: "Show all" });
      form.append(element("div", { className: "events-line" }, this.count, reset));
      let waiting = 0;
      this.fields.q.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.choose(), TYPING);
      });
      form.addEventListener("change", () => this.choose());
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.choose();
      });
      reset.addEventListener("click", () => this.change({}));
      const made = document.createDocumentFragment();
      made.append(form, this.chosen);
      return made;
    }

    select(name) {
      const { words: texts, keys } = this.events.columns[name];
      const options = keys.map((value, i) => Object.assign(element("option", { value }), { said: texts[i] }));
      return element("select", {}, Object.assign(element("option", { value: "" }), { said: "All" }), ...options);
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
      this.nav = element("nav", { className: "events-pager" }, first, previous, this.where, next, last);
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
      const chosen = Object.fromEntries(Object.entries(this.fields).map(([name, { value }]) => [name, value.trim()]));
      this.change({ ...chosen, sort: this.state.sort });
    }

    change(state) {
      this.take(state);
      const said = new URLSearchParams();
      for (const name of FIELDS) if (this.state[name]) said.set(name, this.state[name]);
      const [page] = location.href.split("#");
      history.replaceState(null, "", `${said}` ? `${page}#${said}` : page);
    }

    // Takes over what the address says; what the table does not know is left out.
    read() {
      const said = location.hash.slice(1);
      if (said && !said.includes("=")) return this.body.rows.length ? undefined : this.take({});
      this.take(Object.fromEntries(new URLSearchParams(said)));
      return undefined;
    }

    take(state) {
      this.state = {};
      for (const [name, field] of Object.entries(this.fields)) {
        const known = this.known(name, field, state[name] || "");
        if (field.value.trim() !== known) field.value = known;
        this.state[name] = field.value.trim();
      }
      const sort = state.sort || "";
      this.state.sort = sort.replace("-", "") in COLUMNS && sort !== "date" ? sort : "";
      this.found = this.events.find(this.state);
      this.pages = Math.max(1, Math.ceil(this.found.found.length / A_PAGE));
      this.page = Math.min(this.pages, Math.max(1, Number.parseInt(state.page, 10) || 1));
      this.state.page = this.page > 1 ? `${this.page}` : "";
      this.draw();
    }

    known(name, field, value) {
      if (field.type === "date") return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
      const { keys } = this.events.columns[name] || {};
      return keys && !keys.includes(value) ? "" : value;
    }

    draw() {
      const { found, facets } = this.found;
      const start = (this.page - 1) * A_PAGE;
      const rows = [...found.subarray(start, start + A_PAGE)];
      this.body.replaceChildren(...rows.map((row) => this.row(row)));
      this.count.textContent = `${number(found.length)} of ${number(this.events.size)} events`;
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
      for (const facet of facets) this.counts(facet);
      this.say();
    }

    // The number beside a choice is what choosing it would leave beside the other choices.
    counts({ name, counts, all }) {
      [...this.fields[name].options].forEach((option, i) => {
        const left = i ? counts[i - 1] : all;
        option.textContent = `${option.said} (${number(left)})`;
        option.disabled = left === 0 && !option.selected;
      });
    }

    // On paper the choices stand in words above the table.
    say() {
      const said = Object.entries(this.fields).filter(([, field]) => field.value).map(([, field]) => {
        const value = field.selectedOptions ? field.selectedOptions[0].said : field.value;
        return `${field.labels[0].textContent}: ${value}`;
      });
      this.chosen.textContent = [this.count.textContent, ...said, this.where.textContent].join("; ");
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
