// Offers the same page in the other editions; the list lies beside all editions, so older ones learn of newer ones.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".edition-switcher");
  const others = (window.iraqReportEditions || []).filter((edition) => place && edition.id !== place.dataset.edition);
  if (others.length === 0) return;
  const root = document.documentElement.dataset.content_root || "./";
  const list = document.createElement("ul");
  for (const edition of others) {
    const page = edition.pages.includes(place.dataset.page) ? place.dataset.page : "intro";
    const link = document.createElement("a");
    link.href = `${root}../${edition.id}/${page}.html`;
    link.textContent = edition.title;
    list.append(document.createElement("li"));
    list.lastChild.append(link);
  }
  const name = document.createElement("p");
  name.className = "edition-others";
  name.textContent = "This page in other editions:";
  place.append(name, list);
});
