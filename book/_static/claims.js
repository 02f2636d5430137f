// Filters a list of statements: by section, kind, verdict and slip, and by words. The list stands in the page as
// plain articles, so that without this script nothing is missing but the filter. What is chosen is kept in the
// address after the #, which works from a file as well and can be passed on; `#AT007` alone leads to one statement.
"use strict";

(() => {
  const FACETS = { section: "Section", kind: "Kind", verdict: "Verdict", slip: "Slip of the report" };
  const WORDS = "q"; // name of the search in the address
  const NONE = "No statement of this list fits the choices."; // a page may hold several lists, under one filter
  const TYPING = 200; // milliseconds of quiet before a search counts
  const ORDER = ["reproduced", "differs", "disputed", "inconsistent", "not_testable", "not_covered",
    "came_true", "partly", "did_not", "open"];
  const SPELT = { us: "US" };

  // Without case and accents; the dotless i of Turkish names is a letter of its own and has none to lose.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) || [];

  const inWords = (value) => {
    const text = value.split("_").map((part) => SPELT[part] || part).join(" ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // The values of a facet that some statement has: verdicts in their own order, all else as the list has it.
  function valuesOf(claims, facet) {
    const found = [...new Set(claims.map((claim) => claim.element.dataset[facet] || ""))].filter(Boolean);
    return facet === "verdict" ? found.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)) : found;
  }

  class Filter {
    constructor(articles, lists) {
      this.claims = articles.map((article) => ({ element: article, text: ` ${words(article.textContent).join(" ")}` }));
      this.selects = new Map();
      this.lists = lists.map((list) => ({ list, none: element("p", { className: "claims-none", textContent: NONE }) }));
      for (const { list, none } of this.lists) list.append(none);
      this.build(lists[0]);
      this.read();
    }

    build(before) {
      this.search = element("input", { type: "search", id: "claims-search", autocomplete: "off" });
      this.form = element("form", { className: "claims-filter" });
      this.form.setAttribute("role", "search");
      this.form.setAttribute("aria-label", "Filter the statements");
      for (const [facet, name] of Object.entries(FACETS)) this.addSelect(facet, name);
      this.form.append(
        element("p", { className: "claims-search" },
          element("label", { htmlFor: this.search.id, textContent: "Words" }), this.search));
      this.count = element("p", { className: "claims-count" });
      this.count.setAttribute("role", "status");
      const reset = element("button", { type: "button", className: "claims-reset", textContent: "Show all" });
      this.form.append(element("div", { className: "claims-line" }, this.count, reset));
      let waiting = 0;
      this.search.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.change(), TYPING);
      });
      this.form.addEventListener("change", () => this.change());
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.change();
      });
      reset.addEventListener("click", () => {
        this.clear();
        this.change();
      });
      before.before(this.form);
    }

    // A choice that could choose nothing is left out.
    addSelect(facet, name) {
      const values = valuesOf(this.claims, facet);
      const blank = this.claims.some((claim) => !claim.element.dataset[facet]);
      if (values.length + blank < 2) return;
      const select = element("select", { id: `claims-${facet}` }, element("option", { value: "" }));
      for (const value of values) select.append(element("option", { value }));
      this.selects.set(facet, select);
      this.form.append(
        element("p", {}, element("label", { htmlFor: select.id, textContent: name }), select));
    }

    clear() {
      for (const select of this.selects.values()) select.value = "";
      this.search.value = "";
    }

    fits(claim, but) {
      for (const [facet, select] of this.selects) {
        if (facet !== but && select.value && claim.element.dataset[facet] !== select.value) return false;
      }
      return this.wanted.every((word) => claim.text.includes(word));
    }

    // Shows what fits. The number beside a choice is what choosing it would show beside the other choices.
    apply() {
      this.wanted = words(this.search.value);
      for (const claim of this.claims) claim.element.hidden = !this.fits(claim);
      for (const [facet, select] of this.selects) {
        const left = this.claims.filter((claim) => this.fits(claim, facet));
        for (const option of select.options) {
          const fitting = left.filter((claim) => !option.value || claim.element.dataset[facet] === option.value);
          option.textContent = `${option.value ? inWords(option.value) : "All"} (${fitting.length})`;
          option.disabled = fitting.length === 0 && !option.selected;
        }
      }
      for (const { list, none } of this.lists) none.hidden = list.querySelector(".claim:not([hidden])") !== null;
      const shown = this.claims.filter((claim) => !claim.element.hidden).length;
      this.count.textContent = `${shown} of ${this.claims.length} statements`;
    }

    change() {
      this.apply();
      this.mark(null);
      const chosen = new URLSearchParams();
      for (const [facet, select] of this.selects) if (select.value) chosen.set(facet, select.value);
      if (this.search.value.trim()) chosen.set(WORDS, this.search.value.trim());
      const [page] = location.href.split("#");
      history.replaceState(null, "", `${chosen}` ? `${page}#${chosen}` : page);
    }

    // Takes over what the address says: choices, or one statement to show.
    read() {
      const said = location.hash.slice(1);
      const claim = this.claims.find(({ element: { id } }) => id && id === said);
      if (claim) {
        this.apply();
        this.show(claim);
      } else if (said.includes("=") || !said) {
        const chosen = new URLSearchParams(said);
        this.clear();
        for (const [facet, select] of this.selects) {
          const value = chosen.get(facet) || "";
          select.value = [...select.options].some((option) => option.value === value) ? value : "";
        }
        this.search.value = chosen.get(WORDS) || "";
        this.mark(null);
        this.apply();
        if (said) this.aim(this.form);
      } else {
        this.apply();
      }
    }

    show(claim) {
      if (claim.element.hidden) {
        this.clear();
        this.apply();
      }
      this.mark(claim.element);
      const evidence = claim.element.querySelector("details");
      if (evidence) evidence.open = true;
      claim.element.tabIndex = -1;
      claim.element.focus({ preventScroll: true });
      this.aim(claim.element);
    }

    // Scrolls to what the address asks for; again when charts above it have come in and moved it.
    aim(place) {
      place.scrollIntoView({ block: "start" });
      if (document.readyState !== "complete") {
        window.addEventListener("load", () => place.scrollIntoView({ block: "start" }), { once: true });
      }
    }

    mark(article) {
      for (const claim of this.claims) claim.element.classList.toggle("is-marked", claim.element === article);
    }
  }

  // On paper all evidence is open.
  function openForPrint(articles) {
    const closed = [];
    window.addEventListener("beforeprint", () => {
      for (const article of articles) closed.push(...article.querySelectorAll("details:not([open])"));
      for (const details of closed) details.open = true;
    });
    window.addEventListener("afterprint", () => {
      for (const details of closed.splice(0)) details.open = false;
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const lists = [...document.querySelectorAll("[data-claims]")];
    const articles = [...document.querySelectorAll("[data-claims] .claim")];
    if (articles.length === 0) return;
    const filter = new Filter(articles, lists);
    openForPrint(articles);
    window.addEventListener("hashchange", () => filter.read());
  });
})();
