// Draws charts in a headless browser: as SVG and PNG, left as JSON in the page, and as pages of a print.
"use strict";

let seed = 1;
// Plotly takes its ids from Math.random; the same chart must give the same bytes.
Math.random = function () {
  seed = (seed * 16807) % 2147483647;
  return (seed - 1) / 2147483646;
};

async function picture(svg, width, height) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

async function pixels(svg, [width, height]) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").drawImage(await picture(svg, width, height), 0, 0, width, height);
  return canvas.toDataURL("image/png").split(",")[1];
}

// A sheet a little higher than its picture, which rounding cannot push onto a second one.
async function sheet(svg, [width, height], number) {
  const place = document.createElement("div");
  place.style = `page: sheet${number}; break-after: page; height: ${height}px`;
  place.append(await picture(svg, width, height));
  return [place, `@page sheet${number} { size: ${width}px ${height + 2}px; margin: 0 }`];
}

async function drawAll(charts) {
  const result = {};
  const sheets = [];
  for (const [name, { chart, png, page }] of Object.entries(charts)) {
    seed = 1;
    try {
      const { width, height } = chart.layout;
      const svg = await Plotly.toImage(chart, { format: "svg", width, height, imageDataOnly: true });
      result[name] = { svg };
      if (png) result[name].png = await pixels(svg, png);
      if (page) sheets.push(await sheet(svg, page, sheets.length));
    } catch (error) {
      result[name] = { error: String(error) };
    }
  }
  const style = document.createElement("style");
  const rules = sheets.map(([, rule]) => rule).join("\n");
  style.textContent = `body { margin: 0 } img { display: block } ${rules} @media print { #result { display: none } }`;
  const place = document.createElement("pre");
  place.id = "result";
  place.textContent = JSON.stringify(result);
  document.body.textContent = "";
  document.body.append(style, ...sheets.map(([page]) => page), place);
}
