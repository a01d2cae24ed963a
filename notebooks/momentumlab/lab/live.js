// Moving figures in JupyterLab and Notebook 7: as long as the kernel that drew a figure knows it, the kernel draws it
// again wherever a reader moves its controls. Without one it has plotly's sliders over the frames of the notebook.
(() => {
  "use strict";
  const LIVE = "application/vnd.momentum.live+json";
  const PLOTLY = "application/vnd.plotly.v1+json";
  const TARGET = "momentum.live";
  const SLIDER = 78; // pixels that the figure keeps free for each of plotly's sliders, and for buttons
  const BUTTONS = 38;
  const SETTLED = 700; // milliseconds after the last move, when the notebook takes the figure as it is
  const PATIENCE = 1500; // milliseconds after which a reader is told what the figure waits for
  const NEW_KERNEL = "The kernel has been started anew: run this cell again to move the figure freely.";

  const copy = (tree) => JSON.parse(JSON.stringify(tree));

  // Numbers that came as base64, which plotly forgets when other traces of the figure are moved.
  const KINDS = { f8: Float64Array, f4: Float32Array, u1: Uint8Array };
  const numbers = (value) => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(numbers);
    if (!value.bdata) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, numbers(each)]));
    const all = new KINDS[value.dtype](Uint8Array.from(atob(value.bdata), (letter) => letter.charCodeAt(0)).buffer);
    if (!value.shape) return all;
    const [rows, columns] = String(value.shape).split(",").map(Number);
    return Array.from({ length: rows }, (_, i) => all.subarray(i * columns, (i + 1) * columns));
  };

  // The figure without its frames, and without the room for what moves them.
  const still = (figure) => {
    const { frames, ...rest } = copy(figure);
    const { sliders = [], updatemenus = [], ...layout } = rest.layout;
    const room = SLIDER * sliders.length + (updatemenus.length > 0 ? BUTTONS : 0);
    layout.height -= room;
    layout.margin.b -= room;
    for (const each of layout.annotations || []) if (each.name === "credit") each.yshift += room;
    return numbers({ ...rest, layout });
  };

  const style = document.createElement("style");
  style.textContent = `
    .momentum-live { position: relative; display: flex; flex-direction: column; }
    .momentum-live .mfig-controls { display: grid; gap: 0.3rem; padding: 0.2rem 0.5rem; max-width: 60rem; color: var(--jp-content-font-color1); font-size: var(--jp-ui-font-size1); }
    .momentum-live .mfig-controls label { display: grid; grid-template-columns: minmax(5rem, 12rem) minmax(6rem, 1fr) 6rem; gap: 0.6rem; align-items: center; }
    .momentum-live .mfig-controls input { width: 100%; margin: 0; accent-color: var(--jp-brand-color1); touch-action: pan-y; }
    .momentum-live .mfig-controls output { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .momentum-live .mfig-controls button { width: fit-content; padding: 0.15rem 0.6rem; font: inherit; color: inherit; background: var(--jp-layout-color2); border: 1px solid var(--jp-border-color1); border-radius: 0.2rem; cursor: pointer; }
    .momentum-live .mfig-controls:has(> .mfig-pad) { grid-template-columns: 14rem 1fr; column-gap: 1.5rem; align-content: center; }
    .momentum-live .mfig-controls > .mfig-pad { grid-row: 1 / span 4; }
    .momentum-live .mfig-controls:has(> .mfig-pad) > :not(.mfig-pad) { grid-column: 2; align-self: center; }
    .momentum-live .mfig-pad { border-color: var(--jp-border-color1) !important; border-radius: 0.2rem; color: var(--jp-content-font-color2); }
    .momentum-live .mfig-words { margin: 0; min-height: 1.4em; color: var(--jp-content-font-color2); }
    .momentum-live.mfig-lost .js-plotly-plot { opacity: 0.35; }
    .momentum-live.mfig-lost .mfig-words { font-weight: 600; color: var(--jp-content-font-color1); }
    .momentum-live .mfig-point { position: absolute; z-index: 2; width: 24px; height: 24px; padding: 0; border: 2px solid #d55e00; border-radius: 50%; background: rgba(213, 94, 0, 0.3); transform: translate(-50%, -50%); cursor: grab; touch-action: none; }
    .momentum-live .mfig-point::after { content: ""; position: absolute; inset: -11px; border-radius: 50%; }
    .momentum-live .mfig-point:active { cursor: grabbing; }
    .momentum-live .mfig-point:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 3px; }`;
  document.head.append(style);

  // What a page and the kernel say to each other about one figure; one question at a time.
  class Conversation {
    constructor(kernel, id, ended = () => {}) {
      this.kernel = kernel;
      this.n = 0;
      this.comm = kernel.createComm(TARGET);
      this.comm.onMsg = (message) => this.answered(message.content.data);
      this.comm.onClose = () => {
        this.end(true);
        ended();
      };
      this.comm.open({ id });
    }

    // The figure's tree at a place, null where there is none, or {error}; without a place only the controls, which it
    // keeps; undefined once the conversation has ended.
    ask(place) {
      return new Promise((resolve) => {
        if (!this.comm) return void resolve();
        this.resolve = resolve;
        this.comm.send({ n: ++this.n, place });
      });
    }

    answered(answer) {
      this.heard = true;
      if (answer.n !== this.n) return;
      if (answer.controls) this.controls = answer.controls;
      if (answer.data) {
        const { data, layout } = this.tree || {};
        this.tree = { data: answer.data.map((trace, i) => (trace ? numbers(trace) : data[i])), layout: answer.layout || layout };
      }
      this.resolve(answer.data ? this.tree : answer.error ? { error: answer.error } : null);
    }

    // A kernel that has gone need not be told; its successor knows nothing of it. One that has not answered yet may know
    // nothing of such conversations, and end this one itself.
    end(isGone) {
      if (!this.comm) return;
      const { comm } = this;
      this.comm = undefined;
      comm.onClose = () => {};
      comm.onMsg = () => comm.close();
      if (!comm.isDisposed && !this.kernel.isDisposed && isGone) comm.dispose();
      else if (!comm.isDisposed && !this.kernel.isDisposed && this.heard) comm.close();
      if (this.resolve) this.resolve();
    }
  }

  const figures = new Set(); // that are shown
  window.addEventListener("pagehide", () => figures.forEach((figure) => figure.sleep()));

  const build = ({ Widget, PanelLayout }) => {

    class LiveFigure extends Widget {
      constructor(panel) {
        super();
        this.panel = panel;
        this.addClass("momentum-live");
        this.layout = new PanelLayout();
        const { sessionContext } = panel;
        sessionContext.kernelChanged.connect(this.renew, this);
        sessionContext.connectionStatusChanged.connect(this.connected, this);
        sessionContext.statusChanged.connect(this.changed, this);
        // a letter may delete the cell; the notebook's own Ctrl-S and its like are left alone
        this.node.addEventListener("keydown", (event) => {
          if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key !== "Escape") event.stopPropagation();
        });
        figures.add(this);
      }

      async renderModel(model) {
        this.model = model;
        if (this.kept && JSON.stringify(model.data[LIVE]) === this.kept) return; // what we gave the notebook ourselves
        this.kept = undefined;
        this.figure = model.data[PLOTLY];
        this.sleep();
        await this.draw(copy(this.figure));
        await this.wake();
      }

      async draw(figure) {
        if (!this.inner) {
          this.inner = this.panel.content.rendermime.createRenderer(PLOTLY);
          this.layout.addWidget(this.inner);
          await this.inner.renderModel({ data: { [PLOTLY]: figure }, metadata: {}, trusted: true, setData() {} });
          // their renderer does not wait for its first picture
          while (!this.isDisposed && !this.plot._fullLayout) await new Promise(requestAnimationFrame);
          if (!this.isDisposed) this.plot.on("plotly_afterplot", () => this.live && this.live.place());
        } else await this.react(figure); // which their renderer would leave as it is
      }

      react({ data, layout, config }) {
        this.plot.style.height = `${layout.height}px`;
        return this.plotly.react(this.plot, data, layout, config);
      }

      get plot() {
        return this.inner.node;
      }

      get plotly() {
        return this.inner.constructor.Plotly;
      }

      // Back to the frames.
      async rest(isGone) {
        const wasLive = this.live;
        this.sleep(isGone);
        if (wasLive && this.inner) await this.react(copy(this.model.data[PLOTLY]));
      }

      // Another kernel, or another session of this one.
      async renew() {
        await this.rest();
        await this.wake();
      }

      // A kernel that has been started again knows the figure only when its cell has run, which draws it anew.
      async changed(_, status) {
        if (!["restarting", "autorestarting", "dead", "terminating"].includes(status)) return;
        const { live } = this;
        await this.rest(true);
        if (live) this.tell(live.words, NEW_KERNEL);
      }

      tell(words, sentence) {
        words.textContent = sentence;
        this.node.append(words);
        this.told = words;
      }

      connected(_, status) {
        if (status === "connected") this.wake();
      }

      // Asks the kernel whether it knows this figure; if not, the frames stay.
      async wake() {
        const { session } = this.panel.sessionContext;
        if (this.talk || this.isDisposed || !this.inner || !session || !session.kernel || session.kernel.connectionStatus !== "connected") return;
        const talk = (this.talk = new Conversation(session.kernel, this.model.data[LIVE].id, () => this.talk === talk && this.rest()));
        await talk.ask();
        if (this.talk !== talk || this.isDisposed) return;
        if (!talk.controls) {
          this.talk = undefined;
          return talk.end();
        }
        if (this.told) this.told.remove();
        await this.react(this.still = still(this.figure));
        this.live = new window.liveFigures.Live(this.node, this);
        this.live.place();
        const { at } = this.model.data[LIVE];
        if (!at) return void this.live.wake();
        if (at.length > this.live.knobs.length) this.live.from = at.slice(-2);
        this.live.goAll(at.slice(0, this.live.knobs.length));
      }

      sleep(isGone) {
        const { talk, live } = this;
        this.talk = this.live = undefined;
        if (talk) talk.end(isGone);
        if (live) live.end();
      }

      dispose() {
        if (this.isDisposed) return;
        figures.delete(this);
        clearTimeout(this.settling);
        const { sessionContext } = this.panel;
        sessionContext.kernelChanged.disconnect(this.renew, this);
        sessionContext.connectionStatusChanged.disconnect(this.connected, this);
        sessionContext.statusChanged.disconnect(this.changed, this);
        this.sleep();
        super.dispose();
      }

      // What a live figure asks its host.

      get controls() {
        return this.talk.controls;
      }

      open() {}

      base() {
        return { ...this.still };
      }

      drawn() {}

      isNarrow() {
        return false;
      }

      shown(figure) {
        return figure;
      }

      inTheme(value) {
        return value;
      }

      async tree(values, from) {
        const { live, talk } = this;
        const waiting = setTimeout(() => live && (live.words.textContent = "The kernel is at work: the figure follows when it is done."), PATIENCE);
        const tree = await talk.ask([...values, ...(from || [])]);
        clearTimeout(waiting);
        clearTimeout(this.settling);
        this.settling = setTimeout(() => this.keep(), SETTLED);
        return tree === undefined ? { error: NEW_KERNEL } : tree;
      }

      // What another conversation hears of a place; for tests.
      async again(place) {
        const talk = new Conversation(this.talk.kernel, this.model.data[LIVE].id);
        const tree = await talk.ask(place);
        talk.end();
        return tree;
      }

      // The notebook keeps the figure where the reader left it; its sliders go on from there.
      keep() {
        const { live, figure, model } = this;
        if (!live || !live.start || live.start === live.now || this.isDisposed) return;
        const kept = { ...model.data[LIVE], at: [...live.at, ...(live.from || [])] };
        if (JSON.stringify(kept) === JSON.stringify(model.data[LIVE])) return;
        this.kept = JSON.stringify(kept);
        const drawn = window.liveFigures.merge(copy(figure), live.start, live.now);
        model.setData({ data: { ...model.data, [LIVE]: kept, [PLOTLY]: drawn }, metadata: model.metadata });
      }
    }

    return (app) =>
      app.docRegistry.addWidgetExtension("Notebook", {
        createNew: (panel) => {
          panel.content.rendermime.addFactory({ safe: true, mimeTypes: [LIVE], createRenderer: () => new LiveFigure(panel) }, 0);
        },
      });
  };

  // What JupyterLab and Notebook 7 ask an extension for, which takes from them what makes their widgets.
  let shared;
  const get = async () => {
    const activate = build((await Object.values(shared["@lumino/widgets"])[0].get())());
    return () => ({ id: "momentum-figures:plugin", autoStart: true, activate });
  };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["momentum-figures"] = { init: (scope) => void (shared = scope), get };
  window.labFigures = figures;
})();
