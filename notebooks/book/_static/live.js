// Figures that the library draws again, compiled for this page, wherever a reader moves their knobs or their start.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const STEPS = 200; // that the arrow keys take along a slider, at least
  const BEAT = 80; // milliseconds from one place to the next of a figure that plays
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

  const partsOf = (trace, before) => Object.fromEntries(Object.entries(trace).filter(([key, value]) => value !== before[key]));

  // Lines and dots alone are moved three times as quickly without drawing the axes anew; pictures would be lost by that.
  const onlyLines = (data) => data.every((trace) => (trace.type || "scatter") === "scatter" && !(trace.fill && trace.fill !== "none"));
  const onlyPlaces = (part) => Object.keys(part).every((key) => key === "x" || key === "y");
  const AT_ONCE = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };

  const digits = (x) => String(Math.abs(x) < 1e-12 ? 0 : Number.isInteger(x) ? x : +x.toPrecision(4)).replace("-", "−");

  // A value between the author's values: as dense as they are, in ratios where the knob goes by ratios.
  const valueAt = (knob, place) => {
    const { values } = knob;
    const nearest = Math.round(place);
    if (Math.abs(place - nearest) < 1e-9) return values[nearest];
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

  const element = (name, attributes, ...parts) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  };

  class Live {
    constructor(box) {
      this.box = box;
      this.name = box.dataset.live;
      Object.assign(this, JSON.parse(box.querySelector(".mfig-knobs").textContent));
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
      if (this.point || this.way === "pad" || this.way === "dragged") this.handle = box.appendChild(this.grip());
      this.controls.append(this.words);
    }

    get plot() {
      return this.box.querySelector(".mfig-live");
    }

    slider(knob, number) {
      const last = knob.values.length - 1;
      const step = 1 / Math.max(1, Math.ceil(STEPS / Math.max(1, last)));
      const input = element("input", { type: "range", min: 0, max: last, step: knob.whole && last < 2 ? 1 : step, "aria-label": knob.spoken || knob.name });
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

    // The point on the map, or the start in the plane: by mouse, finger and arrow keys.
    grip() {
      const label = this.point ? "start" : this.knobs.map((knob) => knob.spoken || knob.name).join(" and ");
      const point = element("button", { type: "button", class: "mfig-point", "aria-label": `${label}: drag, or arrow keys`, "aria-roledescription": "point in the plane" });
      let grip = [0, 0];
      point.addEventListener("pointerdown", (event) => {
        const { left, top, width, height } = point.getBoundingClientRect();
        grip = [event.clientX - left - width / 2, event.clientY - top - height / 2];
        point.setPointerCapture(event.pointerId);
        point.focus();
        event.preventDefault();
      });
      point.addEventListener("pointermove", (event) => {
        if (!point.hasPointerCapture(event.pointerId)) return;
        const { xaxis, yaxis } = this.plot._fullLayout;
        const { left, top } = this.plot.getBoundingClientRect();
        this.reach(
          xaxis.p2d(event.clientX - grip[0] - left - xaxis._offset),
          yaxis.p2d(event.clientY - grip[1] - top - yaxis._offset),
        );
      });
      point.addEventListener("keydown", (event) => {
        const [right, up] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] || [];
        if (right === undefined && event.key !== "Home") return;
        event.preventDefault();
        if (event.key === "Home") return void this.reach(...(this.point || this.knobs.map((knob) => knob.start)));
        const { xaxis, yaxis } = this.plot._fullLayout;
        const by = event.shiftKey ? 20 : 4; // pixels
        const [x, y] = this.from || this.at;
        this.reach(xaxis.p2d(xaxis.d2p(x) + by * right), yaxis.p2d(yaxis.d2p(y) - by * up));
      });
      return point;
    }

    reach(x, y) {
      const { xaxis, yaxis } = this.plot._fullLayout;
      const values = [x, y].map((value, i) => {
        const knob = this.point ? FREE : this.knobs[i];
        const axis = i === 0 ? xaxis : yaxis;
        const ends = this.way === "pad" ? [knob.values[0], knob.values[knob.values.length - 1]] : axis.range.map((end) => axis.r2d(end));
        const inside = Math.min(Math.max(value, Math.min(...ends)), Math.max(...ends));
        if (knob.marked !== null && Math.abs(axis.d2p(inside) - axis.d2p(knob.marked)) < 5) return knob.marked;
        return knob.whole ? Math.round(inside) : inside;
      });
      if (!this.point) return this.goAll(values);
      this.from = values;
      this.goAll(this.at);
    }

    place() {
      if (!this.handle || !this.plot || !this.plot._fullLayout) return;
      const { xaxis, yaxis } = this.plot._fullLayout;
      const [x, y] = this.from || this.at;
      this.handle.style.left = `${this.plot.offsetLeft + xaxis._offset + xaxis.d2p(x)}px`;
      this.handle.style.top = `${this.plot.offsetTop + yaxis._offset + yaxis.d2p(y)}px`;
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
      if (this.handle) this.words.textContent = this.way === "pad" ? "" : this.where();
      this.ask();
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
        this.code = await load();
      } catch {
        this.tell(TOO_OLD);
        return false;
      }
      this.base = await window.unpacked(this.box.querySelector(".mfig-data").textContent).json();
      const start = this.tree(this.knobs.map((knob) => knob.start), this.point);
      if (!start || start.error) {
        this.tell(start ? start.error : "There is nothing at the start.");
        return false;
      }
      if (!this.box.classList.contains("mfig-drawn")) await new Promise((drawn) => this.box.addEventListener("drawn", drawn, { once: true }));
      this.base.layout = { ...this.base.layout, ...this.ends() };
      this.now = this.start = start;
      this.box.dataset.awake = "true";
      return true;
    }

    // Axes that were given no ends keep those of the start, which covers every place: plotly would choose others at each.
    ends() {
      const full = this.plot._fullLayout;
      const free = Object.keys(full).filter((key) => /^[xy]axis\d*$/.test(key) && full[key].autorange);
      return Object.fromEntries(free.map((key) => [key, { ...this.base.layout[key], range: [...full[key].range], autorange: false }]));
    }

    tree([first, second = 0], from) {
      const tree = from ? this.code.from(this.name, first, second, ...from) : this.code.at(this.name, first, second);
      if (tree && tree.layout) tree.layout = plain(tree.layout);
      return tree;
    }

    merged() {
      const { base, start, now } = this;
      return { ...base, data: traces(base.data, start.data, now.data), layout: layouts(base.layout, start.layout, now.layout) };
    }

    async draw() {
      if (!(await this.wake()) || !this.plot || !this.plot._fullLayout) return;
      const began = performance.now();
      const tree = this.tree(this.at, this.from);
      this.computed = performance.now() - began;
      if (!tree) return this.tell("No figure is drawn there.");
      if (tree.error) return this.tell(tree.error);
      if (this.box.classList.contains("mfig-lost")) this.tell("");
      const before = this.now;
      this.now = tree;
      const { plot, box } = this;
      let { data, layout } = plot;
      let words = {}; // and lines, where nothing else of the layout changes
      if (window.figures.isNarrow(box)) ({ data, layout } = window.figures.shown(box, this.merged()));
      else {
        data = traces(data, before.data, tree.data, window.figures.inTheme);
        const keys = Object.keys({ ...before.layout, ...tree.layout }).filter((key) => !same(before.layout[key], tree.layout[key]));
        if (!this.settled || keys.length > 0) {
          const laid = window.figures.shown(box, { ...this.base, data: [], layout: layouts(this.base.layout, this.start.layout, tree.layout) }).layout;
          if (this.settled && keys.every((key) => key === "annotations" || key === "shapes")) words = Object.fromEntries(keys.map((key) => [key, laid[key] || []]));
          else layout = laid;
        }
      }
      const moved = data.flatMap((trace, i) => (trace === plot.data[i] ? [] : [i]));
      const parts = moved.map((i) => partsOf(data[i], plot.data[i]));
      const isLight = layout === plot.layout && onlyLines(plot.data) && parts.every(onlyPlaces);
      const isWordy = Object.keys(words).length > 0;
      if (isLight) {
        if (moved.length > 0) await window.Plotly.animate(plot, { data: parts, traces: moved }, AT_ONCE);
        if (isWordy) await window.Plotly.relayout(plot, words);
      } else if (moved.length > 0 || isWordy || layout !== plot.layout) await window.Plotly.react(plot, data, { ...layout, ...words });
      this.settled = true;
      this.place();
      this.moves += 1;
      this.took = performance.now() - began;
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
    figures.set(box.dataset.live, new Live(box));
    seen.observe(box);
  }
  window.liveFigures = { figures, load };
})();
