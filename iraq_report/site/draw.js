// Draws charts as SVG in a headless browser and leaves them as JSON in the page.
"use strict";

let seed = 1;
// Plotly takes its ids from Math.random; the same chart must give the same bytes.
Math.random = function () {
  seed = (seed * 16807) % 2147483647;
  return (seed - 1) / 2147483646;
};

async function drawAll(charts) {
  const result = {};
  for (const [name, chart] of Object.entries(charts)) {
    seed = 1;
    try {
      const { width, height } = chart.layout;
      const options = { format: "svg", width, height, imageDataOnly: true };
      result[name] = { svg: await Plotly.toImage(chart, options) };
    } catch (error) {
      result[name] = { error: String(error) };
    }
  }
  const place = document.createElement("pre");
  place.id = "result";
  place.textContent = JSON.stringify(result);
  document.body.textContent = "";
  document.body.append(place);
}
