// Offers the same page in the other editions, and the PDF of this one; the list lies beside all editions, so older
// ones learn of newer ones.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".edition-switcher");
  if (!place) return;
  const root = document.documentElement.dataset.content_root || "./";
  const editions = window.iraqReportEditions || [];

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const paper = editions.find((edition) => edition.id === place.dataset.edition)?.paper;
  if (paper) {
    const link = element("a", { href: `${root}${paper.file}`, textContent: "This edition as one PDF" });
    place.append(element("p", { className: "edition-paper" }, link, ` (${(paper.bytes / 1e6).toFixed(1)} MB)`));
  }

  // Folded, so that nothing on the page moves when the list arrives.
  const folded = place.querySelector(".edition-others");
  const others = editions.filter((edition) => edition.id !== place.dataset.edition);
  if (others.length === 0) return;
  const list = element("ul", {});
  for (const edition of others) {
    const has = place.dataset.page === "search" || edition.pages.includes(place.dataset.page);
    const href = `${root}../${edition.id}/${has ? place.dataset.page : "intro"}.html`;
    const link = element("a", { href, textContent: edition.title });
    list.append(element("li", {}, link, has ? "" : " (introduction; it has no such page)"));
  }
  folded.querySelector("p").replaceWith(list);
});
