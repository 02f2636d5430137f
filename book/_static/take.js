// Among the files of a chart: the code that shows it in a frame of another page. It is written when a reader opens the
// list, so that a page carries none of it.
"use strict";

(() => {
  const BELOW = 130; // pixels under the source line of an embedded chart: its table, folded, and where it comes from

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // The frame, and under it title and source as text, which stay where the frame does not load.
  function code(figure, link) {
    const here = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
    const title = figure.querySelector(".figure-title strong").textContent;
    const table = figure.querySelector(".figure-table").getBoundingClientRect();
    const height = Math.ceil(table.top - figure.getBoundingClientRect().top + BELOW);
    const frame = element("iframe", { src: new URL(link.getAttribute("href"), here).href, title, loading: "lazy" });
    for (const [name, value] of [["width", "100%"], ["height", height], ["style", "border: 0"]]) {
      frame.setAttribute(name, value);
    }
    const source = figure.querySelector(".figure-source").textContent;
    const text = element("p", {}, element("a", { href: `${here}#${figure.id}`, textContent: title }), `. ${source}`);
    return `${frame.outerHTML}\n${text.outerHTML}`;
  }

  function offer(figure, link) {
    const label = "Code to show the chart in a page of yours";
    const area = element("textarea", { readOnly: true, rows: 4, value: code(figure, link), ariaLabel: label });
    const said = element("span", { role: "status" });
    const button = element("button", { type: "button", textContent: "Copy the code" });
    button.addEventListener("click", async () => {
      area.focus();
      area.select();
      try {
        await navigator.clipboard.writeText(area.value);
        said.textContent = " Copied.";
      } catch {
        said.textContent = " The code is selected: copy it with the keyboard.";
      }
    });
    link.after(element("p", { className: "figure-embed" }, area, button, said));
  }

  // `toggle` does not bubble; it is caught on its way down.
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !target.matches(".figure-files")) return;
    const link = target.querySelector("a[data-embed]");
    if (link && !target.querySelector(".figure-embed")) offer(target.closest("figure"), link);
  }, true);
})();
