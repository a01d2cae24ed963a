// Draws each figure of a page with plotly in place of its still picture, in the colours of the theme and the width at hand.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const NEUTRAL = "#767676"; // the library's colour for words and axes, chosen to be legible in both themes
  const NARROW = 560;
  const ROOM = 0.05; // of a phone's width, for the words beside a panel

  const run = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  const loadPlotly = async () => {
    await run(new URL("plotly.js", here).href);
    const script = await window.unpacked(window.packedPlotly).blob();
    delete window.packedPlotly;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    await run(address);
    URL.revokeObjectURL(address);
  };

  // The same tree with every neutral colour replaced by the theme's.
  const inTheme = (value, colour) => {
    if (value === NEUTRAL) return colour;
    if (Array.isArray(value)) return value.length > 200 ? value : value.map((each) => inTheme(each, colour));
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inTheme(each, colour)]));
  };

  // plotly does not break titles.
  const broken = (text, letters) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + 1 + word.length > letters) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines;
  };

  // Height over width of the drawing area where one unit is as long in both directions, else undefined.
  const shapeOf = ({ xaxis, yaxis }) => {
    if (!yaxis || !yaxis.scaleanchor || !yaxis.range || !xaxis || !xaxis.range) return undefined;
    return Math.abs((yaxis.range[1] - yaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]));
  };

  // Of several panels each has little room for words: small ones, and none that stand beside a panel further left.
  const squeezed = (data, layout) => {
    const first = layout.yaxis.title && layout.yaxis.title.text;
    for (const name of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
      const axis = { ...layout[name], tickfont: { size: 10 } };
      const across = layout[name.replace("y", "x")].domain || [0, 1];
      if (axis.title) axis.title = { standoff: 2, ...axis.title, font: { size: 11 } };
      layout[name] = axis;
      if (name[0] === "x" || across[0] === 0 || !axis.title) continue;
      if (axis.title.text === first) {
        delete axis.title;
        continue;
      }
      layout[name.replace("y", "x")].domain = [across[0] + ROOM, across[1]];
      const middle = (across[0] + across[1]) / 2;
      for (const each of layout.annotations || []) {
        if (each.name === "panel" && Math.abs(each.x - middle) < 1e-9) each.x += ROOM / 2;
      }
    }
    // of equal words below three panels or more the middle one is enough, and has room
    const rows = new Map();
    for (const name of Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key) && layout[key].title)) {
      const row = `${layout[name].title.text} ${(layout[name.replace("x", "y")].domain || [0, 1])[0]}`;
      rows.set(row, [...(rows.get(row) || []), name]);
    }
    for (const names of [...rows.values()].filter((each) => each.length > 2)) {
      for (const [i, name] of names.entries()) if (i !== Math.floor(names.length / 2)) delete layout[name].title;
    }
    for (const trace of data) {
      for (const holder of [trace, trace.marker || {}]) {
        const bar = holder.colorbar;
        if (!bar || !(bar.x < 0.9)) continue; // the last one has the margin for its words
        holder.colorbar = { ...bar, thickness: 6, tickfont: { size: 8 }, title: { text: "" } };
      }
    }
  };

  // On a phone: a broken title, the legend as a list, and no empty room around axes of equal scale.
  const fitted = (figure, width) => {
    const { data, layout } = figure;
    if (width >= NARROW) return figure;
    const size = 14;
    const lines = layout.title && layout.title.text ? broken(layout.title.text, Math.floor((width - 16) / (0.48 * size))) : [];
    const panels = (layout.annotations || []).filter((each) => each.name === "panel");
    const columns = new Set(panels.map((each) => each.x)).size;
    for (const each of panels) {
      each.font = { ...each.font, size: 11 };
      each.text = broken(each.text, Math.floor((width - 56) / columns / 6)).join("<br>");
    }
    const subtitles = (layout.annotations || []).some((each) => each.yref === "paper" && each.y >= 1);
    const top = 16 + lines.length * 1.35 * size + (subtitles ? 30 : 6);
    if (lines.length > 0) {
      const font = { ...layout.title.font, size };
      layout.title = { ...layout.title, text: lines.join("<br>"), font, x: 0.02, y: 1, yanchor: "top", yref: "container", pad: { t: 14 } };
    }
    const named = data.filter((trace) => trace.name && trace.showlegend !== false && trace.visible !== false);
    const entries = new Set(named.map((trace, number) => trace.legendgroup || `alone ${number}`)).size;
    const list = layout.showlegend !== false && entries > 1 ? 20 * entries : 0;
    const sliders = (layout.sliders || []).length > 0 || (layout.updatemenus || []).length > 0;
    let bottom = (layout.margin && layout.margin.b) || 60;
    const credited = (layout.annotations || []).some((each) => each.name === "credit");
    if (list > 0 && !sliders) bottom = 62 + list + (credited ? 16 : 0);
    // sliders have the room below, so there the list stands under the title
    layout.margin = { ...layout.margin, t: top + (sliders ? list : 0), b: bottom, l: 44, r: 12 };
    if (layout.yaxis2) squeezed(data, layout);
    const shape = shapeOf(layout);
    if (shape) {
      const domain = layout.xaxis.domain || [0, 1];
      const high = (width - 64) * (domain[1] - domain[0]) * shape;
      layout.height = Math.round(Math.min(layout.height || 450, layout.margin.t + bottom + Math.max(high, 90)));
    }
    if (list > 0) {
      const place = sliders ? { y: 1 - top / (layout.height || 450), yanchor: "top" } : { y: 0, yanchor: "bottom" };
      layout.legend = { ...layout.legend, orientation: "v", yref: "container", ...place };
    }
    return figure;
  };

  const themeColour = () => getComputedStyle(document.body).getPropertyValue("--color-foreground-secondary").trim() || NEUTRAL;

  // The figure as this box shows it now; the one given stays as it is.
  const shown = (box, figure) => {
    const style = getComputedStyle(document.body);
    const tree = fitted(inTheme({ ...figure, layout: figure.layout || {} }, themeColour()), box.clientWidth);
    tree.layout.width = box.clientWidth;
    tree.layout.hoverlabel = {
      bgcolor: style.getPropertyValue("--color-background-secondary").trim(),
      font: { color: style.getPropertyValue("--color-foreground-primary").trim() },
      ...tree.layout.hoverlabel,
    };
    tree.config = { ...figure.config, responsive: false, displaylogo: false };
    return tree;
  };

  const draw = async (box) => {
    const live = box.querySelector(".mfig-live");
    const colour = themeColour();
    // what a reader has moved stays where it is
    const figure = (box.moved && box.moved()) || (await window.unpacked(box.querySelector(".mfig-data").textContent).json());
    const { data, layout, frames, config } = shown(box, figure);
    await Plotly.newPlot(live, { data, layout, frames, config });
    box.dataset.width = layout.width;
    box.dataset.colour = colour;
    box.querySelector(".mfig-static").hidden = true;
    box.classList.add("mfig-drawn");
    box.dispatchEvent(new Event("drawn"));
  };

  const start = async () => {
    const boxes = [...document.querySelectorAll(".mfig")];
    if (boxes.length === 0) return;
    await loadPlotly();
    // first what the reader sees, who may have come by a link into the page
    const away = (box) => Math.abs(box.getBoundingClientRect().top);
    const order = [...boxes].sort((one, other) => away(one) - away(other));
    for (const box of order) {
      const live = document.createElement("div");
      live.className = "mfig-live";
      const picture = box.querySelector(".mfig-static img");
      live.setAttribute("role", "group");
      live.setAttribute("aria-label", (picture && picture.alt) || "figure");
      box.append(live);
      await draw(box);
      await new Promise((resolve) => setTimeout(resolve)); // the page stays responsive meanwhile
    }
    let waiting;
    const later = (work) => {
      clearTimeout(waiting);
      waiting = setTimeout(work, 150);
    };
    new ResizeObserver(() =>
      later(() => boxes.filter((box) => Math.abs(box.dataset.width - box.clientWidth) > 1).forEach(draw)),
    ).observe(boxes[0].parentElement);
    const all = () => boxes.forEach(draw);
    new MutationObserver(all).observe(document.body, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
    document.documentElement.dataset.figures = "drawn";
  };

  window.figures = { run, shown, isNarrow: (box) => box.clientWidth < NARROW, inTheme: (value) => inTheme(value, themeColour()) };
  start();
})();
