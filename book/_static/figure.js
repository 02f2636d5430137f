// Makes a static picture of a chart live when a reader touches it. Nothing is fetched: data and plotly.js are
// scripts beside the pages, so that all of it works from a file as well.
"use strict";

(() => {
  const NARROW = window.matchMedia("(max-width: 600px)"); // as in the <picture> elements
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: false, showLink: false, plotlyServerURL: "" };
  const ROOT = document.documentElement.dataset.content_root || "./";
  const scripts = new Map(); // address -> promise
  const charts = new Map(); // id -> data, given by figures/<id>.js
  const live = new Map(); // plot element -> { draw }

  window.iraqReport = { figure: (id, data) => charts.set(id, data) };

  function load(address) {
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          scripts.delete(address);
          script.remove();
          reject(new Error(`cannot load ${address}`));
        };
        document.head.append(script);
      }));
    }
    return scripts.get(address);
  }

  const isDark = () => document.documentElement.dataset.theme === "dark";

  // The chart for the page as it is now: wide or narrow, light or dark, in a copy that plotly may change.
  function current(data) {
    const narrow = NARROW.matches;
    const chart = structuredClone(narrow ? data.narrow : data.chart);
    if (!isDark()) return chart;
    for (const [path, value] of structuredClone(narrow ? data.narrowDark : data.dark)) {
      let place = chart;
      for (const key of path.slice(0, -1)) place = place[key] ??= {};
      place[path[path.length - 1]] = value;
    }
    return chart;
  }

  // The chart takes the room its picture takes, so that nothing on the page moves.
  function fit(plot, chart) {
    const width = plot.clientWidth;
    const [drawnFor, height] = plot.dataset[NARROW.matches ? "narrow" : "wide"].split("x").map(Number);
    chart.layout.width = width;
    chart.layout.height = Math.round((height * width) / drawnFor);
    chart.layout.autosize = false;
    chart.layout.dragmode = false;
    return chart;
  }

  async function draw(plot, stage) {
    const chart = fit(plot, current(charts.get(plot.dataset.figure)));
    await window.Plotly.react(stage, chart.data, chart.layout, CONFIG);
    stage.classList.toggle("is-dark", isDark());
  }

  async function enliven(plot) {
    if (live.has(plot)) return;
    live.set(plot, null);
    plot.classList.add("is-loading");
    const id = plot.dataset.figure;
    try {
      await load(`${ROOT}../plotly.min.js`);
      await load(`${ROOT}figures/${id}.js`);
      const stage = document.createElement("div");
      stage.className = "figure-live";
      plot.append(stage);
      await draw(plot, stage);
      plot.classList.add("is-live");
      live.set(plot, stage);
    } catch (error) {
      live.delete(plot); // the picture stays; the next touch tries again
      plot.dataset.problem = error.message;
    } finally {
      plot.classList.remove("is-loading");
    }
  }

  function redraw() {
    for (const [plot, stage] of live) if (stage) draw(plot, stage);
  }

  function watch(plot) {
    for (const event of ["pointerenter", "touchstart", "focusin"]) {
      plot.addEventListener(event, () => enliven(plot), { passive: true });
    }
    if (plot.querySelector("img")) return;
    // No picture was made: the chart itself is drawn when it comes into view.
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        enliven(plot);
      }
    }, { rootMargin: "300px" });
    observer.observe(plot);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const plots = document.querySelectorAll(".figure-plot");
    if (plots.length === 0) return;
    plots.forEach(watch);
    let waiting = 0;
    window.addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(redraw, 150);
    });
    new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.addEventListener("beforeprint", () => {
      for (const image of document.querySelectorAll(".figure-plot img")) image.loading = "eager";
    });
  });
})();
