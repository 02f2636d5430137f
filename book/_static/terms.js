// Says what a word means when a reader points at its link, reaches it by keyboard or taps it. The link leads to the
// glossary in any case; a second tap follows it. The texts are a script beside the pages, asked for at the first touch.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const { loader, place } = window.reportPopup;
  const load = loader("terms.js");
  const OPENS = 150; // milliseconds of pointing
  const CLOSES = 200; // time to move from the word into the box
  const GAP = 4;
  const links = document.querySelectorAll("a.term");
  if (links.length === 0 || !HTMLElement.prototype.showPopover) return;
  const box = Object.assign(document.createElement("span"), { className: "popup-box term-box", id: "term-box", popover: "manual" });
  box.setAttribute("role", "tooltip");
  document.body.append(box);
  let open = null; // the link that the box speaks of
  let wanted = null; // the link that a reader last asked about
  let tapped = false; // by a finger, so that the click that follows does not lead away
  let waiting = 0;

  async function show(link) {
    clearTimeout(waiting);
    wanted = link;
    await load();
    const entry = window.iraqReportTerms[decodeURIComponent(link.hash.slice(1))];
    if (wanted !== link || open === link || !entry) return;
    hide();
    const [title, text] = entry;
    box.replaceChildren(Object.assign(document.createElement("b"), { textContent: title }), ` ${text}`);
    box.showPopover();
    place(box, link, GAP);
    link.setAttribute("aria-describedby", box.id);
    open = wanted = link;
  }

  function hide() {
    clearTimeout(waiting);
    wanted = null;
    if (!open) return;
    open.removeAttribute("aria-describedby");
    open = null;
    box.hidePopover();
  }

  const ask = (link) => show(link).catch(() => {}); // without the script the link stays what it is

  function leave() {
    clearTimeout(waiting);
    waiting = setTimeout(hide, CLOSES);
  }

  function watch(link) {
    link.addEventListener("pointerenter", (event) => {
      clearTimeout(waiting);
      if (event.pointerType !== "touch" && open !== link) waiting = setTimeout(() => ask(link), OPENS);
    });
    link.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && leave());
    link.addEventListener("pointerdown", (event) => (tapped = event.pointerType === "touch" && open !== link));
    link.addEventListener("click", (event) => {
      if (!tapped) return;
      tapped = false;
      event.preventDefault();
      ask(link);
    });
    link.addEventListener("focus", () => link.matches(":focus-visible") && ask(link));
    link.addEventListener("blur", hide);
  }

  links.forEach(watch);
  box.addEventListener("pointerenter", () => clearTimeout(waiting));
  box.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => open && !box.contains(event.target) && event.target !== open && hide());
  window.addEventListener("resize", hide);
  window.addEventListener("beforeprint", hide);
});
