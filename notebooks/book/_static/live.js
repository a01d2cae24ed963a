// Figures that the library draws again wherever a reader moves their knobs or their start: in the book compiled for the
// page; in JupyterLab, whose extension has this script too, by the kernel.
(() => {
  "use strict";
  const here = document.currentScript && document.currentScript.src;
  const STEPS = 200; // that the arrow keys take along a slider, at least
  const BEAT = 80; // milliseconds from one place to the next of a figure that plays
  const HALVINGS = 7; // of the way to a place where nothing is drawn
  const SNAP = 0.012; // of the way, around a marked value
  const FREE = { marked: null, whole: false }; // of a coordinate that no knob holds
  const TOO_OLD = "Here the figure stays as it is: moving it takes a browser of 2025 or newer (WebAssembly with garbage collection).";

  // The library with every live figure of the book, loaded once.
  let code;
  const load = () => (code = code || unpackCode());
  const unpackCode = async () => {
    await window.figures.run(new URL("live-code.js", here).href);
    const { runtime, wasm } = window.packedLive;
    delete window.packedLive;
    const address = URL.createObjectURL(new Blob([await window.unpacked(runtime).text()], { type: "text/javascript" }));
    await window.figures.run(address);
    URL.revokeObjectURL(address);
    const { exports } = await window.TeaVM.wasmGC.load(await window.unpacked(wasm).arrayBuffer());
    return exports;
  };

  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !ArrayBuffer.isView(value);

  const same = (one, other) => {
    if (one === other) return true;
    if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one !== one && other !== other;
    if (!isMap(one)) {
      if (isMap(other) || one.length !== other.length) return false;
      for (let i = 0; i < one.length; i++) if (one[i] !== other[i] && !same(one[i], other[i])) return false;
      return true;
    }
    const keys = Object.keys(one);
    return isMap(other) && keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
  };

  // plotly wants the ends of an axis as an array of its own kind
  const plain = (value) => {
    if (ArrayBuffer.isView(value) || Array.isArray(value)) return Array.from(value, plain);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  };

  // What differs between two trees of the library, put into a third: into the figure as the book has it, which has
  // room for what any place draws, and what was added to it later.
  const changed = (into, from, to, value = (each) => each) => {
    let result = into;
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      if (same(from[key], to[key])) continue;
      if (result === into) result = { ...into };
      if (key in to) result[key] = value(to[key]);
      else delete result[key];
    }
    return result;
  };
  const traces = (into, from, to, value) =>
    into.map((trace, i) => (i < to.length && i < from.length ? changed(trace, from[i], to[i], value) : trace));
  const layouts = (into, from, to) => {
    const result = { ...into };
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      if (same(from[key], to[key])) continue;
      const [own, before, now] = [into[key], from[key], to[key]];
      if (key === "annotations") {
        const isCredit = (each) => each.name === "credit";
        const later = (own || []).filter((each) => !isCredit(each)).slice((before || []).filter((each) => !isCredit(each)).length);
        result[key] = [...(now || []).filter((each) => !isCredit(each)), ...later, ...(own || []).filter(isCredit)];
      } else if (isMap(own) && isMap(before) && isMap(now)) {
        // an axis that covers every place keeps its ends and its ticks
        const covers = /^[xy]axis/.test(key) && own.range && !before.range;
        result[key] = covers ? changed(own, { title: before.title }, { title: now.title }) : layouts(own, before, now);
      } else if (key in to) result[key] = now;
      else delete result[key];
    }
    return result;
  };

  const merge = (into, from, to) => ({ ...into, data: traces(into.data, from.data, to.data), layout: layouts(into.layout, from.layout, to.layout) });

  const partsOf = (trace, before) => Object.fromEntries(Object.entries(trace).filter(([key, value]) => value !== before[key]));

  // Lines, dots, bars and pictures are moved three times as quickly without drawing the axes anew.
  const LIGHT = new Set(["scatter", "bar"]);
  const isLight = (trace) => LIGHT.has(trace.type || "scatter") && !(trace.fill && trace.fill !== "none");
  const isPicture = (trace) => trace.type === "heatmap" || trace.type === "contour";
  const PLACES = new Set(["x", "y", "error_y", "name"]);
  const isMovable = (trace, full, part) => {
    const keys = Object.keys(part);
    if (isLight(trace)) return keys.every((key) => PLACES.has(key));
    return isPicture(trace) && keys.every((key) => key === "z" && full.zauto === false);
  };
  // plotly moves no pictures, and takes away the lines and pictures of a panel in which nothing moves. So all are said to
  // move, and of a figure that says which do their modules draw those only: of lines and dots with what lies between
  // them, since plotly brings together what it draws; of others all of a kind.
  const drawOnlyMoving = (plot) => {
    for (const { _module: module, type } of plot._fullData) {
      if (module.drawsOnlyMoving) continue;
      module.drawsOnlyMoving = module.animatable = true;
      const { plot: draw } = module;
      module.plot = (figure, panel, drawn, ...rest) => {
        if (!figure.moving) return draw(figure, panel, drawn, ...rest);
        const moves = drawn.map(([{ trace }]) => figure.moving.has(trace.index));
        if (!moves.includes(true)) return;
        draw(figure, panel, type === "scatter" ? drawn.slice(moves.indexOf(true), moves.lastIndexOf(true) + 1) : drawn, ...rest);
      };
    }
  };
  // A word or a line that alone has changed is drawn alone where plotly believes that only its opacity has: for a text
  // or a place it would draw the whole figure anew.
  const WORDS = new Set(["annotations", "shapes"]);
  const wordsMoved = (plot, keys, layout) => {
    const edits = {};
    for (const key of keys) {
      const [own, now] = [plot.layout[key] || [], layout[key] || []];
      if (own.length !== now.length) {
        edits[key] = now;
        continue;
      }
      plot.layout[key] = now.map((each) => ({ opacity: 1, ...each }));
      // the last drawn lies on top, so that all after it are drawn again
      const first = plot.layout[key].findIndex((each, i) => !same({ opacity: 1, ...own[i] }, each));
      if (first >= 0) for (let i = first; i < now.length; i++) edits[`${key}[${i}].opacity`] = plot.layout[key][i].opacity;
    }
    return edits;
  };
  const AT_ONCE = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };

  const digits = (x) => String(Math.abs(x) < 1e-12 ? 0 : Number.isInteger(x) ? x : +x.toPrecision(4)).replace("-", "−");

  // A value between the author's values: as dense as they are, in ratios where the knob goes by ratios.
  const valueAt = (knob, place) => {
    const { values } = knob;
    const nearest = Math.round(place);
    if (Math.abs(place - nearest) < 1e-9) return values[nearest];
    if (knob.choice) return values[nearest];
    const i = Math.floor(place);
    const part = place - i;
    const value = knob.byRatio ? values[i] * (values[i + 1] / values[i]) ** part : values[i] + part * (values[i + 1] - values[i]);
    return knob.whole ? Math.round(value) : value;
  };
  const placeOf = ({ values, byRatio }, value) => {
    const last = values.length - 1;
    if (!(value > values[0])) return 0;
    for (let i = 0; i < last; i++) {
      if (value > values[i + 1]) continue;
      return i + (byRatio ? Math.log(value / values[i]) / Math.log(values[i + 1] / values[i]) : (value - values[i]) / (values[i + 1] - values[i]));
    }
    return last;
  };

  // How far along a knob a value lies, from 0 to 1, and the value there: even in values, or in ratios.
  const endsOf = ({ values, byRatio }) => [values[0], values[values.length - 1]].map((end) => (byRatio ? Math.log(end) : end));
  const shareOf = (knob, value) => {
    const [from, to] = endsOf(knob);
    return ((knob.byRatio ? Math.log(value) : value) - from) / (to - from);
  };
  const atShare = (knob, share) => {
    const [from, to] = endsOf(knob);
    const at = from + share * (to - from);
    return knob.byRatio ? Math.exp(at) : at;
  };
  const nearestOf = ({ values }, value) => values.reduce((one, other) => (Math.abs(other - value) < Math.abs(one - value) ? other : one));

  const element = (name, attributes, ...parts) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  };

  class Live {
    // The host knows the figure's controls, has its plot and draws its tree at a place.
    constructor(box, host) {
      this.box = box;
      this.host = host;
      Object.assign(this, host.controls);
      this.at = this.knobs.map((knob) => knob.start);
      this.from = this.point; // of a start that is dragged beside the knobs
      this.moves = 0; // that were drawn
      this.answered = 0; // by a picture or a sentence
      box.moved = () => this.start && this.merged();
      box.addEventListener("drawn", () => this.place());
      this.words = element("p", { class: "mfig-words", role: "status" });
      this.controls = box.appendChild(element("div", { class: "mfig-controls" }));
      this.sliders = this.way === "dragged" ? [] : this.knobs.map((knob, number) => this.slider(knob, number));
      if (this.way === "played") this.controls.append(this.player());
      const marked = this.knobs.find((knob) => knob.mark);
      if (marked) this.controls.append(this.star(marked.mark));
      const isEven = (knob) => !knob.whole && !knob.choice && knob.values.length > 1;
      if (this.way === "sliders" && this.knobs.length === 2 && this.knobs.every(isEven)) this.sliders.push(this.rectangle());
      if (this.way === "pad" || this.way === "hovered") this.field = box.appendChild(this.map());
      else if (this.point || this.way === "dragged") this.handle = box.appendChild(this.grip(() => this.plane(), () => this.from || this.at, this.told()));
      this.controls.append(this.words);
    }

    get plot() {
      return this.host.plot;
    }

    slider(knob, number) {
      const last = knob.values.length - 1;
      const step = knob.choice || (knob.whole && last < 2) ? 1 : 1 / Math.max(1, Math.ceil(STEPS / Math.max(1, last)));
      const input = element("input", { type: "range", min: 0, max: last, step, "aria-label": knob.spoken || knob.name });
      const output = element("output", {});
      this.controls.append(element("label", {}, element("span", {}, knob.name), input, output));
      input.addEventListener("input", () => {
        let place = Number(input.value);
        if (knob.marked !== null) {
          const mark = placeOf(knob, knob.marked);
          if (Math.abs(place - mark) < SNAP * last && !this.byKey) place = mark;
        }
        this.go(number, valueAt(knob, place));
      });
      input.addEventListener("keydown", () => (this.byKey = true));
      input.addEventListener("pointerdown", () => (this.byKey = false));
      const show = () => {
        const value = this.at[number];
        output.value = digits(value) + (value === knob.marked ? " ★" : "");
        input.setAttribute("aria-valuetext", output.value);
        if (document.activeElement !== input || Math.abs(placeOf(knob, value) - input.value) > 1 / STEPS) input.value = placeOf(knob, value);
      };
      show();
      return show;
    }

    star(mark) {
      const button = element("button", { type: "button" }, `★ ${mark}`);
      button.addEventListener("click", () => this.goAll(this.knobs.map((knob, i) => (knob.marked === null ? this.at[i] : knob.marked))));
      return button;
    }

    player() {
      const button = element("button", { type: "button" }, "▶ play");
      const [knob] = this.knobs;
      const last = knob.values.length - 1;
      let timer;
      const stop = () => {
        clearInterval(timer);
        timer = undefined;
        button.textContent = "▶ play";
      };
      const beat = () => {
        if (this.busy) return;
        const place = Math.floor(placeOf(knob, this.at[0]) + 1e-9) + 1;
        if (place > last) stop();
        else this.go(0, knob.values[place]);
      };
      button.addEventListener("click", () => {
        if (timer) return stop();
        if (placeOf(knob, this.at[0]) >= last) this.go(0, knob.values[0]);
        button.textContent = "❚❚ pause";
        timer = setInterval(beat, BEAT);
      });
      return button;
    }

    told() {
      return this.point ? "start" : this.knobs.map((knob) => knob.spoken || knob.name).join(" and ");
    }

    // The first panel as a plane: where it is in the window, and values for pixels.
    plane() {
      const { xaxis, yaxis } = this.plot._fullLayout;
      const { left, top } = this.plot.getBoundingClientRect();
      const ends = this.way === "pad" || this.way === "hovered" ? this.knobs.map(({ values }) => [values[0], values[values.length - 1]]) : [xaxis, yaxis].map((axis) => axis.range.map((end) => axis.r2d(end)));
      return {
        left: left + xaxis._offset,
        top: top + yaxis._offset,
        knobs: this.point ? [FREE, FREE] : this.knobs,
        ends,
        values: (x, y) => [xaxis.p2d(x), yaxis.p2d(y)],
        pixels: (x, y) => [xaxis.d2p(x), yaxis.d2p(y)],
      };
    }

    // A point in a plane, moved by mouse, finger and arrow keys.
    grip(plane, now, label) {
      const point = element("button", { type: "button", class: "mfig-point", "aria-label": `${label}: drag, or arrow keys`, "aria-roledescription": "point in the plane" });
      let grip = [0, 0];
      point.addEventListener("pointerdown", (event) => {
        const { left, top, width, height } = point.getBoundingClientRect();
        grip = [event.clientX - left - width / 2, event.clientY - top - height / 2];
        point.setPointerCapture(event.pointerId);
        point.focus();
        event.preventDefault();
        event.stopPropagation();
      });
      point.addEventListener("click", (event) => event.stopPropagation());
      point.addEventListener("pointermove", (event) => {
        if (!point.hasPointerCapture(event.pointerId)) return;
        event.stopPropagation();
        this.reach(plane(), event.clientX - grip[0], event.clientY - grip[1]);
      });
      point.addEventListener("keydown", (event) => {
        const [right, up] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] || [];
        if (right === undefined && event.key !== "Home") return;
        event.preventDefault();
        const there = plane();
        if (event.key === "Home") return void this.settle(there, (!there.isKnobs && this.point) || this.knobs.map((knob) => knob.start));
        const by = event.shiftKey ? 20 : 4; // pixels
        const [x, y] = there.pixels(...now());
        const step = there.knobs.map((knob, i) => (knob.choice ? this.next(knob, i, [right, up][i]) : null));
        const values = there.values(x + by * right, y - by * up);
        this.settle(there, values.map((value, i) => step[i] ?? value));
      });
      return point;
    }

    next(knob, number, by) {
      const at = knob.values.indexOf(this.at[number]) + by;
      return knob.values[Math.min(Math.max(at, 0), knob.values.length - 1)];
    }

    // Where a press, a tap or, of a map that is pointed at, a mouse alone puts the point.
    surface(area, plane) {
      const home = () => this.goAll(this.knobs.map((knob) => knob.start));
      const isPointing = (event) => this.way === "hovered" && event.pointerType === "mouse" && event.buttons === 0;
      area.addEventListener("pointerdown", (event) => {
        if (event.pointerType !== "mouse" || event.button !== 0) return;
        area.setPointerCapture(event.pointerId);
        this.reach(plane(), event.clientX, event.clientY);
        event.preventDefault();
      });
      area.addEventListener("pointermove", (event) => {
        if (isPointing(event) || area.hasPointerCapture(event.pointerId)) this.reach(plane(), event.clientX, event.clientY);
      });
      area.addEventListener("click", (event) => this.reach(plane(), event.clientX, event.clientY));
      area.addEventListener("pointerleave", (event) => isPointing(event) && home());
    }

    // The plane of the first panel as a map with the point on it.
    map() {
      const area = element("div", { class: "mfig-field" });
      area.style.cssText = "position: absolute; z-index: 1; cursor: crosshair";
      this.handle = area.appendChild(this.grip(() => this.plane(), () => this.at, this.told()));
      this.surface(area, () => this.plane());
      return area;
    }

    // Two sliders at once, as a point of a rectangle: the first knob runs to the right, the second upwards.
    rectangle() {
      const [across, up] = this.knobs;
      const area = element("div", { class: "mfig-pad" });
      area.style.cssText = "position: relative; width: 100%; max-width: 14rem; height: 7rem; margin: 0.5rem 0; border: 1px solid; cursor: crosshair; font-size: 0.85em";
      const note = (text, place) => (area.appendChild(element("span", { "aria-hidden": true }, text)).style.cssText = `position: absolute; pointer-events: none; ${place}`);
      note(`${across.name} →`, "right: 0.3rem; bottom: 0.1rem");
      note(`${up.name} ↑`, "left: 0.3rem; top: 0.1rem");
      const percent = (knob, value) => 100 * shareOf(knob, value);
      if (across.marked !== null && up.marked !== null) note("★", `left: ${percent(across, across.marked)}%; bottom: ${percent(up, up.marked)}%; transform: translate(-50%, 50%)`);
      const plane = () => {
        const { left, top, width, height } = area.getBoundingClientRect();
        return {
          left,
          top,
          knobs: this.knobs,
          isKnobs: true,
          ends: this.knobs.map(({ values }) => [values[0], values[values.length - 1]]),
          values: (x, y) => [atShare(across, x / width), atShare(up, 1 - y / height)],
          pixels: (x, y) => [shareOf(across, x) * width, (1 - shareOf(up, y)) * height],
        };
      };
      const point = area.appendChild(this.grip(plane, () => this.at, this.knobs.map((knob) => knob.spoken || knob.name).join(" and ")));
      // a button among the controls, and not like them
      point.style.cssText = "width: 1.5rem; height: 1.5rem; padding: 0; border: 2px solid #d55e00; border-radius: 50%; background: rgba(213, 94, 0, 0.3)";
      this.surface(area, plane);
      this.controls.prepend(area);
      const show = () => {
        point.style.left = `${percent(across, this.at[0])}%`;
        point.style.top = `${100 - percent(up, this.at[1])}%`;
      };
      show();
      return show;
    }

    // To a place of the window.
    reach(plane, x, y) {
      this.settle(plane, plane.values(x - plane.left, y - plane.top));
    }

    // To values of a plane: inside it, on a mark that is near, and where a knob can be.
    settle(plane, wanted) {
      const inside = wanted.map((value, i) => Math.min(Math.max(value, Math.min(...plane.ends[i])), Math.max(...plane.ends[i])));
      const pixels = plane.pixels(...inside);
      const marks = plane.pixels(...plane.knobs.map((knob, i) => (knob.marked === null ? inside[i] : knob.marked)));
      const values = plane.knobs.map((knob, i) => {
        if (knob.choice) return nearestOf(knob, inside[i]);
        if (knob.marked !== null && Math.abs(pixels[i] - marks[i]) < 5) return knob.marked;
        return knob.whole ? Math.round(inside[i]) : inside[i];
      });
      if (!this.point || plane.isKnobs) return this.goAll(values);
      this.from = values;
      this.goAll(this.at);
    }

    place() {
      if (!this.handle || !this.plot || !this.plot._fullLayout) return;
      const { xaxis, yaxis } = this.plot._fullLayout;
      const [x, y] = this.from || this.at;
      const corner = [this.plot.offsetLeft + xaxis._offset, this.plot.offsetTop + yaxis._offset];
      if (this.field) {
        const { style } = this.field;
        [style.left, style.top, style.width, style.height] = [...corner, xaxis._length, yaxis._length].map((pixels) => `${pixels}px`);
      }
      this.handle.style.left = `${(this.field ? 0 : corner[0]) + xaxis.d2p(x)}px`;
      this.handle.style.top = `${(this.field ? 0 : corner[1]) + yaxis.d2p(y)}px`;
      this.handle.title = this.where();
    }

    // Where the point lies, in words.
    where() {
      if (this.from) return `start = (${this.from.map(digits).join(", ")})`;
      return this.knobs.map((knob, i) => `${knob.name} = ${digits(this.at[i])}`).join(", ");
    }

    go(number, value) {
      this.goAll(this.at.map((old, i) => (i === number ? value : old)));
    }

    goAll(values) {
      this.at = values;
      for (const show of this.sliders) show();
      this.place();
      this.say();
      this.ask();
    }

    // Where the point lies, unless sliders say it.
    say() {
      if (this.handle) this.words.textContent = this.sliders.length > 0 && !this.from ? "" : this.where();
    }

    // Of what is asked while a picture is being drawn, the last is drawn next.
    ask() {
      this.asked = true;
      if (this.busy) return;
      this.busy = true;
      requestAnimationFrame(async () => {
        while (this.asked) {
          this.asked = false;
          try {
            await this.draw();
          } catch (problem) {
            this.tell(problem.message || String(problem));
          }
          this.answered += 1;
        }
        this.busy = false;
      });
    }

    tell(sentence) {
      this.words.textContent = sentence;
      this.box.classList.toggle("mfig-lost", sentence !== "");
    }

    async wake() {
      if (this.start) return true;
      this.waking = this.waking || this.begin();
      return this.waking;
    }

    async begin() {
      try {
        await this.host.open();
      } catch {
        this.tell(TOO_OLD);
        return false;
      }
      this.base = await this.host.base();
      const start = await this.host.tree(this.knobs.map((knob) => knob.start), this.point);
      if (!start || start.error) {
        this.tell(start ? start.error : "There is nothing at the start.");
        return false;
      }
      await this.host.drawn();
      this.base.layout = { ...this.base.layout, ...this.ends() };
      this.now = this.start = start;
      this.box.dataset.awake = "true";
      return true;
    }

    // Leaves the box without its controls.
    end() {
      this.controls.remove();
      for (const each of [this.handle, this.field]) if (each) each.remove();
      delete this.box.dataset.awake;
    }

    // Axes that were given no ends keep those of the start, which covers every place: plotly would choose others at each.
    ends() {
      const full = this.plot._fullLayout;
      const free = Object.keys(full).filter((key) => /^[xy]axis\d*$/.test(key) && full[key].autorange);
      return Object.fromEntries(free.map((key) => [key, { ...this.base.layout[key], range: [...full[key].range], autorange: false }]));
    }

    // Where nothing is drawn, the last place with a figure on the way there from the last one.
    async bordering() {
      const [from, to] = [this.good || this.knobs.map((knob) => knob.start).concat(this.point || []), [...this.at, ...(this.from || [])]];
      let [inside, outside, found] = [0, 1, null];
      for (let i = 0; i < HALVINGS; i++) {
        const share = (inside + outside) / 2;
        const there = from.map((value, k) => value + share * (to[k] - value));
        const at = this.knobs.map((knob, k) => (knob.choice ? nearestOf(knob, there[k]) : knob.whole ? Math.round(there[k]) : there[k]));
        const tree = await this.host.tree(at, this.from && there.slice(at.length));
        if (tree && !tree.error) [inside, found] = [share, [tree, at, there]];
        else outside = share;
      }
      // so near the border that it stays where it is
      if (!found && this.good) found = [this.now, this.good.slice(0, this.knobs.length), this.good];
      if (!found) return null;
      this.at = found[1];
      if (this.from) this.from = found[2].slice(this.at.length);
      for (const show of this.sliders) show();
      this.place();
      this.say();
      return found[0];
    }

    merged() {
      return merge(this.base, this.start, this.now);
    }

    async draw() {
      if (!(await this.wake()) || !this.plot || !this.plot._fullLayout) return;
      const began = performance.now();
      const tree = (await this.host.tree(this.at, this.from)) || (await this.bordering());
      this.computed = performance.now() - began;
      if (!tree) return this.tell("No figure is drawn there.");
      if (tree.error) return this.tell(tree.error);
      if (this.box.classList.contains("mfig-lost")) this.tell("");
      this.good = [...this.at, ...(this.from || [])];
      const before = this.now;
      this.now = tree;
      await this.show(before, tree);
      this.moves += 1;
      this.took = performance.now() - began;
    }

    // Moves what is drawn from one tree to another, and only that.
    async show(before, tree) {
      const { plot } = this;
      const data = traces(plot.data, before.data, tree.data, this.host.inTheme);
      const parts = data.map((trace, i) => partsOf(trace, plot.data[i]));
      const keys = Object.keys({ ...before.layout, ...tree.layout }).filter((key) => !same(before.layout[key], tree.layout[key]));
      const layout = !this.settled || keys.length > 0 ? this.laidOut(tree) : plot.layout;
      const isInPlace = this.settled && keys.every((key) => WORDS.has(key)) && data.every((trace, i) => isMovable(trace, plot._fullData[i], parts[i]));
      if (!isInPlace) {
        await this.host.plotly.react(plot, data, layout);
        this.settled = true;
        return this.place();
      }
      const { plotly } = this.host;
      const moving = new Set(parts.flatMap((part, i) => (Object.keys(part).length > 0 ? [i] : [])));
      if (moving.size > 0) {
        drawOnlyMoving(plot);
        plot.moving = moving;
        try {
          await plotly.animate(plot, { data: parts, traces: data.map((_, i) => i) }, AT_ONCE);
        } finally {
          delete plot.moving;
        }
      }
      const words = keys.length > 0 ? wordsMoved(plot, keys, layout) : {};
      // a legend is drawn alone if one of its own colours is said again
      if (plot._fullLayout.showlegend && parts.some((part) => "name" in part)) words["legend.bgcolor"] = plot._fullLayout.legend.bgcolor;
      if (Object.keys(words).length > 0) await plotly.relayout(plot, words);
    }

    laidOut(tree) {
      const { base, start } = this;
      const whole = this.host.isNarrow() ? this.merged() : { ...base, data: [], layout: layouts(base.layout, start.layout, tree.layout) };
      return this.host.shown(whole).layout;
    }
  }

  // In the book a figure's box has everything in it, packed; the code for all of them lies beside the page.
  class InBook {
    constructor(box) {
      this.box = box;
      this.controls = JSON.parse(box.querySelector(".mfig-knobs").textContent);
    }

    get plot() {
      return this.box.querySelector(".mfig-live");
    }

    get plotly() {
      return window.Plotly;
    }

    async open() {
      this.code = await load();
    }

    base() {
      return window.unpacked(this.box.querySelector(".mfig-data").textContent).json();
    }

    async drawn() {
      if (!this.box.classList.contains("mfig-drawn")) await new Promise((drawn) => this.box.addEventListener("drawn", drawn, { once: true }));
    }

    tree([first, second = 0], from) {
      const name = this.box.dataset.live;
      const tree = from ? this.code.from(name, first, second, ...from) : this.code.at(name, first, second);
      if (tree && tree.layout) tree.layout = plain(tree.layout);
      return tree;
    }

    isNarrow() {
      return window.figures.isNarrow(this.box);
    }

    shown(figure) {
      return window.figures.shown(this.box, figure);
    }

    inTheme(value) {
      return window.figures.inTheme(value);
    }
  }

  const figures = new Map();
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        figures.get(target.dataset.live).wake();
      }
    },
    { rootMargin: "200px" },
  );
  for (const box of document.querySelectorAll(".mfig[data-live]")) {
    figures.set(box.dataset.live, new Live(box, new InBook(box)));
    seen.observe(box);
  }
  window.liveFigures = { figures, load, Live, merge };
})();
