// What the browser tests ask a page about its figures, each known by its name.
window.figureProbe = (() => {
  "use strict";
  const figures = new Map();
  const pictures = new Map();

  const panel = () => window.jupyterapp.shell.currentWidget;

  // The figures of the open notebook, named as `figures.named` does; `stem` is the notebook's name.
  const inNotebook = (stem) => {
    figures.clear();
    for (const cell of panel().content.widgets) {
      [...cell.node.querySelectorAll(".js-plotly-plot")].forEach((figure, number) => {
        figures.set(`${stem}-${cell.model.id}${number > 0 ? `-${number + 1}` : ""}`, figure);
      });
    }
    return [...figures.keys()];
  };

  // The figures of a page of the book have their notebook's order.
  const inBook = (names) => {
    figures.clear();
    const boxes = [...document.querySelectorAll(".mfig")];
    boxes.forEach((box, number) => figures.set(names[number] || `box ${number + 1}`, box.querySelector(".mfig-live") || box));
    return [...figures.keys()];
  };

  // Why a figure does not count as drawn; nothing if it does.
  const wrong = (name) => {
    const figure = figures.get(name);
    if (!figure || !figure.isConnected) return "expected a live figure, came none";
    if (!figure._fullData || !figure.querySelector(".main-svg")) return "expected a picture by plotly, came an empty box";
    const { width, height } = figure.getBoundingClientRect();
    if (width < 100 || height < 100) return `expected a visible figure, came one of ${width} × ${height} pixels`;
    // axes and titles are drawn without data too
    const layers = ".overplot, .plot, .pielayer, .polarlayer, .shapelayer";
    const marks = figure.querySelectorAll(`:is(${layers}) :is(path[d], image, text), .gl-container canvas`).length;
    if (marks === 0) return "expected lines, areas or points, came an empty picture";
    return "";
  };

  const controls = (name, kind) =>
    [...figures.get(name).querySelectorAll(kind === "slider" ? ".slider-group" : ".updatemenu-button")];

  // How many controls the figure's layout asks for.
  const asked = (name, kind) => {
    const layout = figures.get(name).layout;
    if (kind === "slider") return (layout.sliders || []).filter((each) => each.visible !== false).length;
    const menus = (layout.updatemenus || []).filter((each) => each.visible !== false && each.type === "buttons");
    return menus.reduce((sum, menu) => sum + menu.buttons.filter((each) => each.visible !== false).length, 0);
  };

  const number = (element, attribute) => Number(element.getAttribute(attribute) ?? NaN);
  const told = (element) => ({
    role: element.getAttribute("role"),
    reachable: element.tabIndex >= 0,
    label: element.getAttribute("aria-label"),
    now: number(element, "aria-valuenow"),
    last: number(element, "aria-valuemax"),
    text: element.getAttribute("aria-valuetext"),
  });
  const control = (name, kind, place) => told(controls(name, kind)[place]);

  // What is drawn, without titles, legends, sliders and what hovers.
  const picture = (name) =>
    [...figures.get(name).querySelectorAll(".main-svg")]
      .flatMap((svg) => [...svg.children].filter((part) => !/infolayer|menulayer|hoverlayer|zoomlayer|defs/.test(part.getAttribute("class") || part.tagName)))
      .map((part) => part.outerHTML)
      .join("");

  const focus = (name, kind, place) => {
    const element = controls(name, kind)[place];
    element.scrollIntoView({ block: "center" });
    element.focus();
    return document.activeElement === element;
  };
  const remember = (name) => void pictures.set(name, picture(name));
  // How long pictures took to follow a key, in milliseconds, the comparison itself included.
  const delays = [];
  let pressed = 0;
  window.addEventListener("keydown", () => void (pressed = performance.now()), true);
  const changed = (name) => {
    if (picture(name) === pictures.get(name)) return false;
    if (pressed) delays.push(performance.now() - pressed);
    pressed = 0;
    return true;
  };
  const focused = (name, kind, place) => document.activeElement === controls(name, kind)[place];

  // What the cells of the open notebook printed that they should not have.
  const complaints = () =>
    panel().content.widgets.flatMap((cell, index) =>
      !cell.model.outputs ? [] : cell.model.outputs.toJSON().flatMap((output) => {
        const where = `cell ${index + 1} (${cell.model.id})`;
        if (output.output_type === "error") return [`${where}: expected no error, came ${output.evalue}`];
        if (output.name === "stderr") return [`${where}: expected nothing on stderr, came ${[output.text].flat().join("").trim()}`];
        return [];
      }));

  const unrun = () =>
    panel().content.widgets.filter((cell) => cell.model.type === "code" && cell.model.sharedModel.getSource().trim())
      .filter((cell) => !cell.model.executionCount).length;

  return { inNotebook, inBook, wrong, asked, control, controls: (name, kind) => controls(name, kind).length, focus, remember, changed, focused, complaints, unrun, delays: () => delays.splice(0) };
})();
