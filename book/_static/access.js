// The theme takes the focus off its buttons when they are pressed, which hides their tips under a pointer. Who pressed
// one by a key would be sent to the top of the page, and out of a menu not back to the button that opened it.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-bs-toggle='tooltip']");
  if (!button) return;
  if (event.detail === 0) button.blur = () => {}; // pressed by a key
  else delete button.blur;
}, true);

// The theme lets keys scroll a table that is wider than its place, but looks when the page opens: again, in an opened fold.
document.addEventListener("contentvisibilityautostatechange", ({ target, skipped }) => {
  if (skipped || !target.matches(".pst-scrollable-table-container")) return;
  target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});
