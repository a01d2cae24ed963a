// What plotly's figures lack, in the book and, as an extension, in JupyterLab and Notebook 7:
// sliders and buttons that take the keyboard, and a height that outlives the window's second change of size.
(() => {
  "use strict";
  const SLIDERS = "slider-group";
  const BUTTONS = ["updatemenu-button", "updatemenu-header", "updatemenu-dropdown-button"];
  const RING = "#1a73e8"; // legible on white and on black

  const figureOf = (element) => element.closest(".js-plotly-plot");
  const all = (name, root = document) => [...root.getElementsByClassName(name)].filter(figureOf);
  const buttons = (root) => BUTTONS.flatMap((name) => all(name, root));
  const words = (text) => String(text ?? "").replace(/<[^>]*>/g, "").trim();
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    }
  };

  // What plotly knows of the slider that a group shows; the steps are those that can be reached.
  const sliderOf = (group) => {
    const figure = figureOf(group);
    const shown = ((figure._fullLayout && figure._fullLayout.sliders) || []).filter((slider) => slider.visible);
    const slider = shown[all(SLIDERS, figure).indexOf(group)];
    if (!slider) return undefined;
    const steps = slider.steps.filter((step) => step.visible !== false);
    return { slider, steps, now: Math.max(0, steps.indexOf(slider.steps[slider.active])) };
  };

  const describeSlider = (group) => {
    const found = sliderOf(group);
    if (!found) return;
    const { prefix, suffix } = found.slider.currentvalue;
    set(group, {
      tabindex: 0,
      role: "slider",
      "aria-label": words(prefix).replace(/\s*[=:]$/, "") || words(found.slider.name) || "slider",
      "aria-valuemin": 0,
      "aria-valuemax": Math.max(0, found.steps.length - 1),
      "aria-valuenow": found.now,
      "aria-valuetext": words((found.steps[found.now] || {}).label) + (suffix ? ` ${words(suffix)}` : ""),
    });
  };

  const describeButton = (button) =>
    set(button, { tabindex: 0, role: "button", "aria-label": words(button.textContent).replace(/\s*[▼▲►◄]$/, "") });

  // The control that has the focus; plotly may draw it anew, and then the new one gets the focus.
  let held;
  const ANY = [SLIDERS, ...BUTTONS].map((name) => `.js-plotly-plot .${name}`);
  const controlOf = (target) => (target instanceof Element ? target.closest(ANY.join()) : null);
  const hold = (element) => {
    const figure = figureOf(element);
    const kind = element.classList.contains(SLIDERS) ? (root) => all(SLIDERS, root) : buttons;
    held = { element, figure, kind, number: kind(figure).indexOf(element) };
  };
  const keepFocus = () => {
    if (!held || held.element.isConnected || !held.figure.isConnected) return;
    const active = document.activeElement;
    const element = held.kind(held.figure)[held.number];
    if (element && (!active || active.contains(held.figure))) element.focus({ preventScroll: true });
  };

  // At each change of size the lab lets plotly forget the height and take that of the box, which has none of its own.
  const keepHeight = (figure) => {
    const height = figure.layout && figure.layout.height;
    if (height && !figure.style.height) figure.style.height = `${height}px`;
  };

  const refresh = () => {
    all("jp-RenderedPlotly").forEach(keepHeight);
    all(SLIDERS).forEach(describeSlider);
    buttons().forEach(describeButton);
    keepFocus();
  };

  // A search of the whole page, so not at each move of a live figure of the book, which has controls of its own.
  const isOfLive = ({ target }) => target instanceof Element && target.closest("[data-awake]") && !target.closest(".jp-RenderedPlotly");
  const changed = (records) => records.every(isOfLive) || refresh();

  const move = (group, key) => {
    const { steps, now } = sliderOf(group);
    const last = steps.length - 1;
    const several = Math.max(2, Math.ceil(steps.length / 5));
    const by = {
      ArrowRight: 1, ArrowUp: 1, PageUp: several, End: last,
      ArrowLeft: -1, ArrowDown: -1, PageDown: -several, Home: -last,
    }[key];
    if (by === undefined) return false;
    const next = Math.min(last, Math.max(0, now + by));
    // As the mouse does it, since the lab keeps plotly to itself.
    const tick = group.getElementsByClassName("slider-tick-rect")[next];
    const rail = group.querySelector(".slider-rail-touch-rect");
    if (next !== now && tick && rail) {
      const [at, box] = [tick.getBoundingClientRect(), rail.getBoundingClientRect()];
      const place = { clientX: at.left + at.width / 2, clientY: box.top + box.height / 2 };
      rail.dispatchEvent(new MouseEvent("mousedown", { ...place, bubbles: true, cancelable: true }));
      figureOf(group).dispatchEvent(new MouseEvent("mouseup", place));
      describeSlider(group);
    }
    return true;
  };

  const press = (button, event) => {
    if (event.key !== "Enter" && event.key !== " ") return false;
    if (!event.repeat) button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    return true;
  };

  const onKey = (event) => {
    const control = controlOf(event.target);
    if (!control || event.ctrlKey || event.altKey || event.metaKey || event.key === "Tab" || event.key === "Escape") return;
    // The notebook must not hear it: there, a letter may delete the cell.
    event.stopImmediatePropagation();
    const done = control.classList.contains(SLIDERS) ? move(control, event.key) : press(control, event);
    if (done) event.preventDefault();
  };

  const onFocus = (event) => {
    const control = controlOf(event.target);
    if (control) hold(control);
    else held = undefined;
  };

  const style = document.createElement("style");
  style.textContent = `
    :is(${ANY}):focus { outline: none; }
    :is(${ANY}):focus-visible { outline: 2px solid ${RING}; outline-offset: 2px; }
    :is(${ANY}):focus-visible :is(.slider-grip-rect, .slider-rail-rect, .updatemenu-item-rect) {
      stroke: ${RING} !important;
      stroke-width: 2px !important;
    }`;
  document.head.append(style);
  // on the window, so that they come before the notebook's own
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("focusin", onFocus, true);
  window.addEventListener("pointerdown", (event) => controlOf(event.target) || (held = undefined), true);
  // When one animation interrupts another, plotly rejects the first without a reason, which nobody catches.
  window.addEventListener("unhandledrejection", (event) => event.reason === undefined && event.preventDefault());
  new MutationObserver(changed).observe(document, { childList: true, subtree: true });
  refresh();
})();
