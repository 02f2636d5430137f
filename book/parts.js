// A page that leads to the parts of a list, asked for an item that stands in one of them, as in an address of before
// the list had parts: `attacks.html#2021-06-09-balad-1`. How the key of the item begins says which part it is in.
"use strict";

(() => {
  function lead() {
    const key = location.hash.slice(1);
    if (!key || document.getElementById(key)) return;
    const part = [...document.querySelectorAll("[data-begins]")]
      .find((link) => link.dataset.begins.split(" ").some((beginning) => key.startsWith(beginning)));
    if (part) location.replace(`${part.href}#${key}`);
  }

  window.addEventListener("hashchange", lead);
  lead();
})();
