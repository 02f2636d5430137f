// Says of a number in the text what it is, how it was computed and from which rows, when a reader points at it,
// reaches it by keyboard or taps it. What there is to say is a script beside the pages, asked for at the first touch.
// The box stands in the text right behind its number, so that the tab key leads from one into the other. A page may
// print two hundred numbers: the tab key stops at one of each section, and the arrow keys lead to the others there.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const { ROOT, loader, place } = window.reportPopup;
  const load = loader("facts.js");
  const OPENS = 150; // milliseconds of pointing
  const CLOSES = 300; // time to move from the number into the box
  const GAP = 6;
  const numbers = [...document.querySelectorAll("span.fact")].filter((number) => !number.closest("a, summary, button"));
  if (numbers.length === 0 || !HTMLElement.prototype.showPopover) return;
  const box = element("span", { className: "popup-box fact-box", id: "fact-box", popover: "manual", tabIndex: -1 });
  box.setAttribute("role", "note");
  let open = null; // the number that the box speaks of
  let wanted = null; // the number that a reader last asked about
  let pinned = false; // opened by a click or a tap, so that moving away does not close it
  let waiting = 0;
  const neighbours = new Map(); // section -> its numbers in their order

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // The number's own rows, or the tables of its measure where it names none.
  function links(measure, lead) {
    const { tables } = window.iraqReportFacts;
    const method = element("a", { href: `${ROOT}method.html#${measure.group}`, textContent: "Method" });
    const places = lead ? lead.links : measure.tables.map((table) => [`Rows: ${tables[table]}`, `rows/${table}.html`]);
    const rows = places.map(([text, address]) => element("a", { href: `${ROOT}${address}`, textContent: text }));
    return element("span", { className: "fact-links" }, method, ...rows);
  }

  const counted = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  function from(rows, sources, lead) {
    if (lead && lead.words) return ` ${lead.words}`;
    if (rows === null) return "";
    return ` From ${counted(rows, "row", "rows")}${sources ? ` that name ${counted(sources, "source", "sources")}` : ""}.`;
  }

  function fill(number) {
    const [place, rows, sources, position] = window.iraqReportFacts.facts[number.dataset.fact];
    const measure = window.iraqReportFacts.measures[place];
    const lead = position === null ? null : window.iraqReportFacts.leads[position];
    box.setAttribute("aria-label", `About the number ${number.textContent}`);
    box.replaceChildren(
      element("span", { id: "fact-what", textContent: measure.summary + from(rows, sources, lead) }),
      element("span", {}, element("b", { textContent: "Formula: " }), measure.formula),
      links(measure, lead),
      element("code", { textContent: number.dataset.fact }),
      ...keys(number));
  }

  // Who came by keyboard is told how to go on by it.
  function keys(number) {
    const all = neighbours.get(sectionOf(number));
    if (all.length < 2 || !number.matches(":focus-visible")) return [];
    const text = `Number ${all.indexOf(number) + 1} of ${all.length} in this section; arrow keys lead to the others.`;
    return [element("span", { className: "fact-keys", textContent: text })];
  }

  async function show(number, pin) {
    clearTimeout(waiting);
    wanted = number;
    await load();
    if (wanted !== number || !(number.dataset.fact in window.iraqReportFacts.facts)) return;
    if (open !== number) {
      hide();
      fill(number);
      number.after(box);
      box.showPopover();
      place(box, number, GAP);
      number.setAttribute("aria-expanded", "true");
      number.setAttribute("aria-describedby", "fact-what");
      open = wanted = number;
    }
    pinned ||= pin;
  }

  function hide() {
    clearTimeout(waiting);
    wanted = null;
    if (!open) return;
    if (box.contains(document.activeElement)) open.focus(); // while it is open, so that this does not open it anew
    const number = open;
    open = null;
    pinned = false;
    number.setAttribute("aria-expanded", "false");
    number.removeAttribute("aria-describedby");
    box.hidePopover();
    box.remove();
  }

  const ask = (number, pin) => show(number, pin).catch(() => {}); // without the script the number stays as it is
  const toggle = (number) => (open === number && pinned ? hide() : ask(number, true));
  const inside = (target) => target instanceof Node && (box.contains(target) || open?.contains(target));

  function leave() {
    clearTimeout(waiting);
    if (!pinned) waiting = setTimeout(hide, CLOSES);
  }

  const sectionOf = (number) => number.closest("section, main") ?? document.body;

  // The number at which the tab key stops in its section.
  function stopAt(number) {
    for (const other of neighbours.get(sectionOf(number))) other.tabIndex = other === number ? 0 : -1;
  }

  function pressed(event) {
    const number = event.currentTarget;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" || event.key === " ") {
      toggle(number);
    } else {
      const all = neighbours.get(sectionOf(number));
      const at = all.indexOf(number);
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (next === undefined) return;
      all[next]?.focus(); // no further than the first and the last
    }
    event.preventDefault();
  }

  function watch(number) {
    const section = sectionOf(number);
    if (!neighbours.has(section)) neighbours.set(section, []);
    neighbours.get(section).push(number);
    number.tabIndex = neighbours.get(section).length === 1 ? 0 : -1;
    number.setAttribute("role", "button");
    number.setAttribute("aria-expanded", "false");
    number.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch" || open === number) return clearTimeout(waiting);
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(number, false), OPENS);
    });
    number.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave());
    number.addEventListener("focus", () => {
      stopAt(number);
      if (number.matches(":focus-visible") && !open) ask(number, true);
    });
    number.addEventListener("click", () => toggle(number));
    number.addEventListener("keydown", pressed);
    number.addEventListener("focusout", left);
  }

  function left(event) {
    if (wanted && !inside(event.relatedTarget)) hide();
  }

  numbers.forEach(watch);
  box.addEventListener("pointerenter", () => clearTimeout(waiting));
  box.addEventListener("pointerleave", leave);
  box.addEventListener("focusout", left);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => open && !inside(event.target) && hide());
  window.addEventListener("resize", hide);
  window.addEventListener("beforeprint", hide);
});
