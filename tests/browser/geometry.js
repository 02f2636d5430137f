// Measures the texts of charts as they are rendered; `faultsOf` gives one sentence for each fault.
"use strict";

const SLACK = 1.5; // pixels by which boxes may meet: room around letters that no ink reaches

// Each line of text of an SVG: what it says, its box, its size in pixels as rendered.
function linesOf(picture) {
  const lines = [];
  for (const text of picture.querySelectorAll("text")) {
    if (!text.textContent.trim() || getComputedStyle(text).visibility === "hidden") continue;
    const matrix = text.getScreenCTM();
    const scale = Math.hypot(matrix.a, matrix.b);
    const rows = [...text.querySelectorAll("tspan.line")];
    for (const row of rows.length ? rows : [text]) {
      if (!row.textContent.trim()) continue;
      // the sizes of text and its letters, from the innermost element that carries them
      const sizes = [row, ...row.querySelectorAll("*")].map((part) => parseFloat(getComputedStyle(part).fontSize));
      const { left, top, right, bottom } = row.getBoundingClientRect();
      lines.push({ text: row.textContent, of: text, left, top, right, bottom, size: Math.min(...sizes) * scale });
    }
  }
  return lines;
}

// Dotted upright lines that mark a day or a value: a text may stand at their end, not on them.
function rulesOf(picture) {
  const found = [];
  for (const path of picture.querySelectorAll(".shapelayer path")) {
    if (!(getComputedStyle(path).strokeDasharray || "none").includes("px")) continue;
    const { left, top, right, bottom } = path.getBoundingClientRect();
    if (right - left < 3) found.push({ left: (left + right) / 2, top, bottom });
  }
  return found;
}

function faultsOf(picture, smallest) {
  const sheet = picture.getBoundingClientRect();
  const [lines, rules] = [linesOf(picture), rulesOf(picture)];
  const found = lines.length ? [] : ["no text"];
  for (const line of lines) {
    if (line.size < smallest - 0.05) found.push(`${line.size.toFixed(1)} px: ${line.text}`);
    const out = Math.max(sheet.left - line.left, sheet.top - line.top, line.right - sheet.right, line.bottom - sheet.bottom);
    if (out > 0.5) found.push(`cut by ${out.toFixed(1)} px: ${line.text}`);
    for (const rule of rules) {
      const crossed = line.left + SLACK < rule.left && rule.left < line.right - SLACK;
      if (crossed && line.top + SLACK + 1 < rule.bottom && rule.top < line.bottom - SLACK - 1) found.push(`crossed by a rule: ${line.text}`);
    }
  }
  lines.forEach((one, number) => {
    for (const two of lines.slice(number + 1)) {
      if (one.of === two.of) continue;
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (across > SLACK && down > SLACK + 1) found.push(`covered: ${one.text} | ${two.text} (${across.toFixed(0)} x ${down.toFixed(0)})`);
    }
  });
  return found;
}

// Shows pictures (SVG by name) one after the other at a width; the faults of those that have some.
function faultsOfAll(pictures, width, smallest) {
  const result = {};
  const place = document.createElement("div");
  document.body.append(place);
  for (const [name, svg] of Object.entries(pictures)) {
    place.innerHTML = svg;
    const picture = place.querySelector("svg");
    picture.style.width = `${width}px`;
    picture.style.height = "auto";
    const found = faultsOf(picture, smallest);
    if (found.length) result[name] = found;
  }
  place.remove();
  return result;
}
