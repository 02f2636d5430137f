// Filters a list of statements: by section, kind, verdict and slip, and by words. The list stands in the page as
// plain articles, so that without this script nothing is missing but the filter. What is chosen stands in the address;
// `#AT007` alone leads to one statement.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const FACETS = { section: "Section", kind: "Kind", verdict: "Verdict", slip: "Slip of the report" };
  const NONE = "No statement of this list fits the choices."; // a page may hold several lists, under one filter
  const ORDER = ["reproduced", "differs", "disputed", "inconsistent", "not_testable", "not_covered",
    "came_true", "partly", "did_not", "open"];
  const SPELT = { us: "US" };
  const { Form, element, read, words, write } = window.reportFilter;

  const inWords = (value) => {
    const text = value.split("_").map((part) => SPELT[part] || part).join(" ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };

  // The values of a facet that some statement has: verdicts in their own order, all else as the list has it.
  function valuesOf(claims, facet) {
    const found = [...new Set(claims.map((claim) => claim.element.dataset[facet] || ""))].filter(Boolean);
    return facet === "verdict" ? found.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)) : found;
  }

  class Filter {
    constructor(articles, lists) {
      this.claims = articles.map((article) => ({ element: article }));
      this.lists = lists.map((list) => ({ list, none: element("p", { className: "claims-none", textContent: NONE }) }));
      for (const { list, none } of this.lists) list.append(none);
      this.form = new Form("statements", {
        choose: () => this.change(),
        reset: () => {
          this.form.fill({});
          this.change();
        },
      });
      for (const [facet, name] of Object.entries(FACETS)) this.addSelect(facet, name);
      this.facets = Object.keys(this.form.fields);
      this.form.addSearch();
      lists[0].before(this.form.form);
      this.read();
    }

    // A choice that could choose nothing is left out.
    addSelect(facet, name) {
      const values = valuesOf(this.claims, facet);
      const blank = this.claims.some((claim) => !claim.element.dataset[facet]);
      if (values.length + blank < 2) return;
      this.form.addSelect(facet, name, values.map((value) => [value, inWords(value)]));
    }

    fits(claim, but) {
      const { chosen, wanted } = this;
      return this.facets.every((facet) => facet === but || !chosen[facet] || claim.element.dataset[facet] === chosen[facet])
        && wanted.every((word) => this.text(claim).includes(word));
    }

    // Read when a search first asks for it.
    text(claim) {
      claim.text ||= words(claim.element.textContent).join(" ");
      return claim.text;
    }

    // Shows what fits.
    apply() {
      this.chosen = this.form.choices;
      this.wanted = words(this.chosen.q);
      for (const claim of this.claims) claim.element.hidden = !this.fits(claim);
      for (const facet of this.facets) {
        const left = this.claims.filter((claim) => this.fits(claim, facet));
        this.form.counts(facet, (value) => left.filter(({ element: { dataset } }) => !value || dataset[facet] === value).length);
      }
      for (const { list, none } of this.lists) none.hidden = list.querySelector(".claim:not([hidden])") !== null;
      this.form.say(this.claims.filter((claim) => !claim.element.hidden).length, this.claims.length);
    }

    change() {
      this.apply();
      this.mark(null);
      write(this.chosen);
    }

    // Takes over what the address says: choices, or one statement to show.
    read() {
      const choices = read();
      if (choices) {
        this.form.fill(choices);
        this.mark(null);
      }
      this.apply();
      const claim = choices ? null : this.claims.find(({ element: { id } }) => id === location.hash.slice(1));
      if (claim) this.show(claim);
      else if (choices && location.hash.length > 1) this.aim(this.form.form);
    }

    show(claim) {
      if (claim.element.hidden) {
        this.form.fill({});
        this.apply();
      }
      this.mark(claim.element);
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

  const lists = [...document.querySelectorAll("[data-claims]")];
  const articles = [...document.querySelectorAll("[data-claims] .claim")];
  if (articles.length === 0) return;
  const filter = new Filter(articles, lists);
  window.addEventListener("hashchange", () => filter.read());
});
