// The search page: looks through the places that search-<part>.js hold, part by part, and lists where all words stand.
// The words are kept in the address, as ?q=, where the search field of every page puts them.
"use strict";

(() => {
  const PARTS = {
    pages: ["Pages and charts", "place on the pages", "places on the pages"],
    claims: ["Statements of the report, tested", "statement", "statements"],
    rows: ["Rows of the tables", "row", "rows"],
    sources: ["Sources", "source", "sources"],
  };
  const AT_FIRST = { pages: 10, claims: 5, rows: 5, sources: 5 }; // results of a part before a reader asks for more
  const MORE = 50;
  const TYPING = 250; // milliseconds of quiet before a search counts
  const BEFORE = 70; // characters before the first word found
  const AROUND = 240;
  const SMALL_WORDS = new Set(["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "was", "with"]);
  const SCORES = { phraseInTitle: 40, phrase: 15, title: 8, text: 1 };

  const number = (value) => value.toLocaleString("en");

  // Letters without case, accents and marks (those of Arabic too), without apostrophes inside a word and without the
  // plural of a number, as in F-16s.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’‘`ʿʾʼ]|(?<=\p{N})s(?!\p{L})/gu, "").replaceAll("ı", "i");
  const split = (text) => plain(text).match(/\p{L}+|\p{N}+/gu) || [];
  // A word stands for its plural and for what begins with it; a number or a single letter for itself alone.
  const stem = (word) => (word.length > 4 ? word.replace(/(?:ies|(?<=[^s])s)$/, "") : word);
  const isWhole = (word) => word.length === 1 || /\p{N}/u.test(word);
  const seek = (word) => (isWhole(word) ? ` ${word} ` : ` ${stem(word)}`);

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  class Part {
    constructor(name) {
      this.name = name;
      this.loaded = null;
    }

    // A script, since a page opened from a file may not fetch.
    load() {
      this.loaded ||= new Promise((done, failed) => {
        this.done = done;
        document.head.append(element("script", { src: `search-${this.name}.js`, onerror: failed }));
      });
      return this.loaded;
    }

    take(places) {
      this.places = places.map(([address, title, page, text]) => {
        const [plainTitle, plainText] = [title, text].map((words) => ` ${split(words).join(" ")} `);
        return { address, title, page, text, plainTitle, plainText };
      });
      this.done();
    }

    find(words) {
      const phrase = ` ${words.join(" ")}`;
      const sought = words.map(seek);
      const found = [];
      for (const place of this.places) {
        const inTitle = sought.filter((word) => place.plainTitle.includes(word)).length;
        const rest = inTitle === sought.length ? [] : sought.filter((word) => !place.plainTitle.includes(word));
        if (!rest.every((word) => place.plainText.includes(word))) continue;
        const inText = sought.filter((word) => place.plainText.includes(word)).length;
        const whole = (place.plainTitle.includes(phrase) && SCORES.phraseInTitle) + (place.plainText.includes(phrase) && SCORES.phrase);
        found.push({ place, score: whole + inTitle * SCORES.title + inText * SCORES.text });
      }
      return found.sort((a, b) => b.score - a.score).map(({ place }) => place);
    }

    count(word) {
      const sought = seek(word);
      return this.places.filter((place) => place.plainTitle.includes(sought) || place.plainText.includes(sought)).length;
    }
  }

  // Text with the words found marked, as nodes: what the pages say is never read as markup.
  function marked(text, words) {
    const isFound = (piece) => split(piece).some((word) => words.some((wanted) => ` ${word} `.includes(seek(wanted))));
    return text.split(/([\p{L}\p{M}'’‘`ʿʾʼ]+|\p{N}+)/u).map((piece, i) => (i % 2 && isFound(piece) ? element("mark", { textContent: piece }) : piece));
  }

  // The part of a text around the first word found.
  function around(text, words) {
    const pieces = marked(text, words);
    const first = pieces.findIndex((piece) => typeof piece !== "string");
    const at = pieces.slice(0, Math.max(first, 0)).join("").length;
    const start = at > BEFORE ? text.lastIndexOf(" ", at - BEFORE) + 1 : 0;
    const cut = text.slice(start, start + AROUND);
    const end = start + AROUND < text.length ? cut.lastIndexOf(" ") : cut.length;
    return `${start ? "… " : ""}${cut.slice(0, end)}${start + AROUND < text.length ? " …" : ""}`;
  }

  class Search {
    constructor(place, input) {
      this.input = input;
      this.parts = Object.keys(PARTS).map((name) => new Part(name));
      this.status = element("p", { className: "search-status" });
      this.status.setAttribute("role", "status");
      this.results = element("div", { className: "search-parts" });
      place.append(this.status, this.results);
      this.turn = 0;
      window.reportSearch = (name, places) => this.parts.find((part) => part.name === name).take(places);
      let waiting = 0;
      input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.ask(), TYPING);
      });
      input.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.ask();
      });
    }

    ask() {
      const wanted = this.input.value.trim();
      const [page] = location.href.split(/[?#]/);
      history.replaceState(null, "", wanted ? `${page}?${new URLSearchParams({ q: wanted })}` : page);
      this.answer(wanted);
    }

    async answer(wanted) {
      const all = split(wanted);
      const telling = all.filter((word) => !SMALL_WORDS.has(word));
      const words = [...new Set(telling.length ? telling : all)];
      this.turn += 1;
      const { turn } = this;
      this.results.replaceChildren();
      this.status.textContent = words.length ? "Searching…" : "";
      const counts = [];
      for (const part of words.length ? this.parts : []) {
        try {
          await part.load();
        } catch {
          this.status.textContent = "A part of the index could not be read.";
          return;
        }
        if (turn !== this.turn) return; // other words were asked for meanwhile
        const found = part.find(words);
        counts.push([part.name, found.length]);
        if (found.length) this.results.append(this.section(part.name, found, words));
      }
      if (words.length) this.say(wanted, words, counts);
    }

    say(wanted, words, counts) {
      const found = counts.filter(([, count]) => count);
      const told = found.map(([name, count]) => `${number(count)} ${PARTS[name][count === 1 ? 1 : 2]}`);
      this.status.textContent = found.length ? `“${wanted}”: ${told.join(", ")}.` : `Nothing holds all of “${wanted}”.`;
      this.results.append(...(found.length ? [] : this.wider(words)), this.elsewhere(wanted));
    }

    // What a search without an answer may be made of: each of its words alone.
    wider(words) {
      const items = words.map((word) => {
        const count = this.parts.reduce((sum, part) => sum + part.count(word), 0);
        const link = count ? element("a", { href: `?${new URLSearchParams({ q: word })}`, textContent: word }) : word;
        return element("li", {}, link, count ? `: ${number(count)} places` : ": nowhere in this edition");
      });
      return [element("p", { textContent: "Word by word, with what begins with it:" }), element("ul", {}, ...items),
        element("p", { textContent: "Names may be spelled otherwise here: try the beginning of a name, or fewer words." })];
    }

    elsewhere(wanted) {
      const events = element("a", { href: `events.html#${new URLSearchParams({ q: wanted })}`, textContent: "the table of events" });
      const sources = element("a", { href: "bibliography.html", textContent: "all sources" });
      return element("p", { className: "search-elsewhere" }, `Look for “${wanted}” in `, events, ", to filter by period, site and weapon; or read ", sources, ".");
    }

    section(name, found, words) {
      const list = element("ol", { className: "search-list" });
      const heading = element("h2", { textContent: PARTS[name][0], id: `found-${name}` });
      const made = element("section", {}, heading, element("p", { className: "search-count", textContent: number(found.length) }), list);
      made.setAttribute("aria-labelledby", heading.id);
      const more = element("button", { type: "button", className: "search-more" });
      const show = (count) => {
        const start = list.children.length;
        list.append(...found.slice(start, start + count).map((place) => this.result(place, words)));
        const left = found.length - list.children.length;
        more.textContent = `Show ${number(Math.min(left, MORE))} more of ${number(left)}`;
        more.hidden = left === 0;
        return list.children[start];
      };
      show(AT_FIRST[name]);
      more.addEventListener("click", () => show(MORE).querySelector("a").focus());
      made.append(more);
      return made;
    }

    result({ address, title, page, text }, words) {
      const made = element("li", {}, element("a", { href: address }, ...marked(title, words)));
      if (page) made.append(element("span", { className: "search-page", textContent: page }));
      if (text) made.append(element("p", { className: "search-text" }, ...marked(around(text, words), words)));
      return made;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector("[data-search]");
    if (!place) return;
    const input = document.querySelector(".bd-search-container input");
    const search = new Search(place, input);
    const asked = () => {
      input.value = new URLSearchParams(location.search).get("q") || "";
      search.answer(input.value.trim());
    };
    window.addEventListener("popstate", asked);
    asked();
    input.focus();
    input.select();
  });
})();
