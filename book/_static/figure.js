// Makes a static picture of a chart live when a reader touches it. Nothing is fetched: data and plotly.js are
// scripts beside the pages, so that all of it works from a file as well; the page of an embedded figure may hold both.
"use strict";

(() => {
  const NARROW = window.matchMedia("(max-width: 600px), screen and (max-width: 690px)"); // as in figure.html, report.css
  // No toolbar: what a reader may take stands under the figure, and nothing is sent anywhere.
  const CONFIG = {
    displayModeBar: false, displaylogo: false, responsive: false, showLink: false, showSendToCloud: false,
    plotlyServerURL: "", showTips: false, doubleClick: false,
  };
  const SYSTEM_DARK = window.matchMedia("(prefers-color-scheme: dark)");
  const ROOT = document.documentElement.dataset.content_root || "./";
  const scripts = new Map(); // address -> promise
  const charts = new Map(); // id -> data, given by figures/<id>.js
  const live = new Map(); // plot element -> element of its live chart, null while that is being made

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

  // A page of the book follows its reader's choice, an embedded figure the system.
  const isDark = () => {
    const { theme } = document.documentElement.dataset;
    return theme ? theme === "dark" : SYSTEM_DARK.matches;
  };

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

  // The chart is drawn as its picture was and scaled as the picture is, so that nothing moves or wraps anew.
  function fit(plot, stage) {
    const [width] = plot.dataset[NARROW.matches ? "narrow" : "wide"].split("x").map(Number);
    stage.style.transform = plot.clientWidth === width ? "" : `scale(${plot.getBoundingClientRect().width / width})`;
  }

  async function draw(plot, stage) {
    const form = `${NARROW.matches} ${isDark()}`;
    stage.dataset.form = form;
    const chart = current(charts.get(plot.dataset.figure));
    Object.assign(chart.layout, { autosize: false, dragmode: false });
    fit(plot, stage);
    await window.Plotly.react(stage, chart.data, chart.layout, CONFIG);
    if (form !== `${NARROW.matches} ${isDark()}`) await draw(plot, stage); // changed meanwhile
  }

  async function enliven(plot) {
    if (live.has(plot)) return;
    live.set(plot, null);
    plot.classList.add("is-loading");
    const id = plot.dataset.figure;
    try {
      if (!window.Plotly) await load(`${ROOT}../plotly.min.js`);
      if (!charts.has(id)) await load(`${ROOT}figures/${id}.js`);
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

  async function touch(plot) {
    await enliven(plot);
    if (live.get(plot)) plot.setAttribute("role", "group"); // an image has no parts that can be touched
  }

  function redraw() {
    for (const [plot, stage] of live) if (stage) draw(plot, stage);
  }

  function watch(plot) {
    // A finger that scrolls over a picture does not mean it; one that taps does.
    plot.addEventListener("pointerenter", (event) => event.pointerType === "touch" || touch(plot));
    for (const event of ["click", "focusin"]) plot.addEventListener(event, () => touch(plot));
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
    const sizes = new ResizeObserver(() => {
      for (const [plot, stage] of live) if (stage) fit(plot, stage);
    });
    plots.forEach((plot) => sizes.observe(plot));
    for (const query of [NARROW, SYSTEM_DARK]) query.addEventListener("change", redraw);
    new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.addEventListener("beforeprint", () => {
      for (const image of document.querySelectorAll(".figure-plot img")) image.loading = "eager";
    });
  });
})();
