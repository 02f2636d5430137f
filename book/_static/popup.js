// What the boxes share that open beside a word or a number: a script asked for at the first touch, and their place.
"use strict";

window.reportPopup = (() => {
  const EDGE = 8; // pixels that stay free beside a box
  const ROOT = document.documentElement.dataset.content_root || "./";

  // A function that loads a script beside the pages once; after a failure the next call tries again.
  function loader(file) {
    let loading = null;
    return () => {
      loading ??= new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src: ROOT + file });
        script.onload = resolve;
        script.onerror = () => {
          loading = null;
          script.remove();
          reject(new Error(`cannot load ${file}`));
        };
        document.head.append(script);
      });
      return loading;
    };
  }

  // Below the target, or above it where there is more room; a target may run over two lines.
  function place(box, target, gap) {
    const rects = target.getClientRects();
    const [first, last] = [rects[0], rects[rects.length - 1]];
    const width = document.documentElement.clientWidth;
    const below = innerHeight - last.bottom - gap;
    const above = below < box.offsetHeight && first.top > below;
    const top = above ? first.top - gap - box.offsetHeight : last.bottom + gap;
    const left = Math.max(EDGE, Math.min(last.left, width - EDGE - box.offsetWidth));
    box.style.top = `${top + scrollY}px`;
    box.style.left = `${left + scrollX}px`;
  }

  return { ROOT, loader, place };
})();
