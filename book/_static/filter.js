// What the filters of lists share: a form of labelled fields with the number of what fits, the words of a search, and
// the choices kept in the address after the #, which works from a file as well and can be passed on. Which items fit,
// and how they are drawn, is the matter of each list's own script.
"use strict";

window.reportFilter = (() => {
  const TYPING = 200; // milliseconds of quiet before a search counts
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const SEARCH = "q"; // name of the search in the address

  // Without case and accents; the dotless i of Turkish names is a letter of its own and has none to lose.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];
  const number = (value) => `${value}`.replace(/\B(?=(\d{3})+$)/g, ","); // a slow phone needs 0.1 s to load what toLocaleString needs

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // The choices that the address holds, or null where it leads to one item: `#AT007`.
  function read() {
    const said = location.hash.slice(1);
    return said && !said.includes("=") ? null : Object.fromEntries(new URLSearchParams(said));
  }

  function write(choices) {
    const said = new URLSearchParams(Object.entries(choices).filter(([, value]) => value));
    const [page] = location.href.split("#");
    history.replaceState(null, "", `${said}` ? `${page}#${said}` : page);
  }

  // What a field can take of a value that an address gives; blank for what it does not know.
  function known(field, value) {
    if (field.type === "date") return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
    return field.options && ![...field.options].some((option) => option.value === value) ? "" : value;
  }

  class Form {
    // `things` are counted: "6 of 6 events". `choose` is called when a reader has chosen, `reset` to take all back.
    constructor(things, { choose, reset }) {
      this.things = things;
      this.choose = choose;
      this.fields = {};
      this.form = element("form", { className: "report-filter" });
      this.form.setAttribute("role", "search");
      this.form.setAttribute("aria-label", `Filter the ${things}`);
      this.count = element("p", { className: "report-filter-count" });
      this.count.setAttribute("role", "status");
      const button = element("button", { type: "button", textContent: "Show all" });
      button.addEventListener("click", reset);
      this.line = element("div", { className: "report-filter-line" }, this.count, button);
      this.form.append(this.line);
      this.form.addEventListener("change", choose);
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        choose();
      });
    }

    add(name, label, field) {
      this.fields[name] = Object.assign(field, { id: `filter-${name}` });
      const said = element("label", { htmlFor: field.id, textContent: label });
      this.line.before(element("p", {}, said, field));
    }

    // `choices` are [value, text]; before them stands the choice of all.
    addSelect(name, label, choices) {
      const options = [["", "All"], ...choices].map(([value, said]) => Object.assign(element("option", { value }), { said }));
      this.add(name, label, element("select", {}, ...options));
    }

    addSearch() {
      const field = element("input", { type: "search", autocomplete: "off" });
      let waiting = 0;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(this.choose, TYPING);
      });
      this.add(SEARCH, "Words", field);
      field.parentElement.className = "report-filter-search";
    }

    get choices() {
      return Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value.trim()]));
    }

    // Takes over choices as an address says them.
    fill(choices) {
      for (const [name, field] of Object.entries(this.fields)) {
        const value = known(field, choices[name] || "");
        if (field.value.trim() !== value) field.value = value;
      }
    }

    // The number beside a choice is what choosing it would show beside the other choices: `left` gives it for a value.
    // One that would show nothing cannot be made.
    counts(name, left) {
      for (const option of this.fields[name].options) {
        const found = left(option.value);
        option.textContent = `${option.said} (${number(found)})`;
        option.disabled = found === 0 && !option.selected;
      }
    }

    say(found, all) {
      this.count.textContent = `${number(found)} of ${number(all)} ${this.things}`;
    }
  }

  return { Form, element, number, read, words, write };
})();
