// What the browser tests ask a live figure: whether its compiled code draws what the library drew.
window.liveLaw = (() => {
  "use strict";
  // seven digits are kept in a notebook; what cancels is known to seven digits of what it was
  const CLOSE = 1e-6;
  const TYPES = { f4: Float32Array, f8: Float64Array, u1: Uint8Array };

  const plain = (value) => {
    if (value && typeof value === "object" && value.bdata !== undefined) {
      const bytes = Uint8Array.from(atob(value.bdata), (letter) => letter.charCodeAt(0));
      const flat = Array.from(new TYPES[value.dtype](bytes.buffer));
      if (!value.shape) return flat;
      const columns = Number(value.shape.split(",")[1]);
      return Array.from({ length: flat.length / columns }, (_, row) => flat.slice(row * columns, (row + 1) * columns));
    }
    if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value, plain);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
    return value;
  };

  const sizeOf = (value) => {
    if (typeof value === "number") return Number.isFinite(value) ? Math.abs(value) : 0;
    if (Array.isArray(value)) return value.reduce((most, each) => Math.max(most, sizeOf(each)), 0);
    return 0;
  };

  // Where two values differ; nothing where they do not.
  const difference = (expected, came, size, path) => {
    const none = (value) => value === null || value === undefined || (typeof value === "number" && !Number.isFinite(value));
    if (none(expected) && none(came)) return "";
    if (typeof expected === "number" && typeof came === "number") {
      return Math.abs(expected - came) <= CLOSE * Math.max(Math.abs(expected), 1e-2 * size) ? "" : `${path}: expected ${expected}, came ${came}`;
    }
    if (Array.isArray(expected) && Array.isArray(came)) {
      if (expected.length !== came.length) return `${path}: expected ${expected.length} entries, came ${came.length}`;
      for (let i = 0; i < expected.length; i++) {
        const found = difference(expected[i], came[i], size, `${path}[${i}]`);
        if (found) return found;
      }
      return "";
    }
    if (expected && came && typeof expected === "object" && typeof came === "object") {
      for (const key of Object.keys(expected)) {
        const found = difference(expected[key], came[key], sizeOf(expected[key]), `${path}.${key}`);
        if (found) return found;
      }
      return "";
    }
    return expected === came ? "" : `${path}: expected ${JSON.stringify(expected)}, came ${JSON.stringify(came)}`;
  };

  // A picture in a frame has bytes in place of numbers, and colours for bytes.
  const OF_BYTES = new Set(["z", "zmin", "zmax", "colorscale", "hoverinfo", "colorbar"]);

  const compare = (frame, tree) => {
    const problems = [];
    frame.data.forEach((part, n) => {
      const bytes = part.z && part.z.dtype === "u1";
      for (const [key, value] of Object.entries(part)) {
        if (bytes && OF_BYTES.has(key)) continue;
        const expected = plain(value);
        const found = difference(expected, plain(tree.data[frame.traces[n]][key]), sizeOf(expected), `trace ${frame.traces[n]} ${key}`);
        if (found) problems.push(found);
      }
    });
    for (const key of ["annotations", "shapes"]) {
      const expected = ((frame.layout || {})[key] || []).filter((each) => each.visible !== false && each.name !== "credit");
      const came = (tree.layout[key] || []).filter((each) => each.name !== "credit");
      expected.forEach((each, n) => {
        for (const where of ["text", "x", "y", "x0", "x1", "y0", "y1"]) {
          if (each[where] === undefined || each[where] === null) continue;
          const found = difference(each[where], (came[n] || {})[where], 0, `${key}[${n}].${where}`);
          if (found) problems.push(found);
        }
      });
    }
    return problems;
  };

  const hold = async (name, figure, spec) => {
    const code = await window.liveFigures.load();
    const [first, second] = spec.knobs.map((knob) => knob.values);
    const problems = [];
    let exact = 0;
    for (const frame of figure.frames) {
      const [i, j = 0] = frame.name.split(",").map(Number);
      const at = [first[i], second ? second[j] : 0];
      const tree = code.at(name, ...at);
      if (!tree || tree.error) {
        problems.push(`at ${at}: ${tree ? tree.error : "nothing is drawn"}`);
        continue;
      }
      problems.push(...compare(frame, tree).map((problem) => `at ${at}: ${problem}`));
      if (code.bits(name, ...at) === spec.bits[i * (second ? second.length : 1) + j]) exact += 1;
    }
    return { problems, exact, places: figure.frames.length };
  };

  const reachable = (name) => {
    const figure = window.liveFigures.figures.get(name);
    return figure.host.tree(figure.at, figure.from) !== null;
  };

  // How the handle in a plane lies otherwise than the values say.
  const misplaced = (figure) => {
    if (!figure.handle) return "";
    const { left, top, width, height } = figure.handle.getBoundingClientRect();
    const plane = figure.plane();
    const [x, y] = plane.pixels(...(figure.from || figure.at));
    const off = Math.max(Math.abs(left + width / 2 - plane.left - x), Math.abs(top + height / 2 - plane.top - y));
    return off <= 1 ? "" : `its handle lies ${off.toFixed(1)} pixels off`;
  };

  // What is wrong with what is seen, after the last move: plotly must have the numbers of where the figure is.
  const seen = (name) => {
    const figure = window.liveFigures.figures.get(name);
    const wrong = misplaced(figure);
    if (wrong) return wrong;
    const tree = figure.host.tree(figure.at, figure.from);
    if (!tree) return "";
    if (tree.error) return tree.error;
    for (const [t, trace] of tree.data.entries()) {
      for (const key of ["x", "y", "z"]) {
        if (!trace[key]) continue;
        const expected = plain(trace[key]);
        const found = difference(expected, plain(figure.plot.data[t][key]), sizeOf(expected), `trace ${t} ${key} as drawn`);
        if (found) return found;
      }
    }
    return "";
  };

  const NUMBER = /-?\d+(\.\d+)?(e-?\d+)?/g;
  // of a bar, whose ends plotly rounds to whole pixels when it draws the whole figure
  const PIXEL = 0.75;
  // what plotly makes up anew for each drawing or says only at times, and a picture's code, whose colours are compared apart
  const MADE_UP = /(?<=class="trace [a-z]+ trace)\w+|(?<=href="data:image)[^"]*|image-rendering: [^;]*; |opacity: 1;/g;

  const piecesOf = (plot) => [...plot.querySelectorAll(".main-svg")].flatMap((svg) => svg.outerHTML.replace(MADE_UP, "").split(/(?=<)/));
  const pictures = async (plot) => {
    const found = [...plot.querySelectorAll(".main-svg image")].map((image) => image.getAttribute("href") || image.getAttribute("xlink:href"));
    const colours = [];
    for (const address of found) {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      colours.push(Array.from(pen.getImageData(0, 0, image.width, image.height).data));
    }
    return colours;
  };

  // plotly leaves out points of a line that are closer than it can draw, not always the same ones
  const ends = ([x, y, ...rest]) => [x, y, ...rest.slice(-2), Math.min(...rest), Math.max(...rest)];

  const numbersOf = (text) => (text.match(NUMBER) || []).map(Number);
  const taken = (piece) => {
    const [, line = ""] = /class="js-line" d="([^"]*)"/.exec(piece) || [];
    const rest = piece.replace(line, "");
    return { words: rest.replace(NUMBER, "#"), numbers: numbersOf(rest), line: numbersOf(line) };
  };
  const isFar = (one, other) => one.length !== other.length || one.some((number, i) => Math.abs(number - other[i]) > PIXEL);
  const differ = (moved, drawn) => {
    const [here, there] = [taken(moved), taken(drawn)];
    if (here.words !== there.words || isFar(here.numbers, there.numbers)) return true;
    return isFar(here.line, there.line) && isFar(ends(here.line), ends(there.line));
  };

  // What a figure that was moved piece by piece shows otherwise than plotly, asked to draw all of it anew.
  const whole = async (name) => {
    const { plot } = window.liveFigures.figures.get(name);
    const [moved, movedPictures] = [piecesOf(plot), await pictures(plot)];
    await window.Plotly.redraw(plot);
    const [drawn, drawnPictures] = [piecesOf(plot), await pictures(plot)];
    if (moved.length !== drawn.length) return `it has ${moved.length} pieces, and ${drawn.length} when it is drawn whole`;
    const i = moved.findIndex((piece, n) => differ(piece, drawn[n]));
    if (i >= 0) {
      const at = Math.max(0, [...moved[i]].findIndex((letter, n) => letter !== drawn[i][n]) - 100);
      return `it shows ${moved[i].slice(at, at + 200)}, and ${drawn[i].slice(at, at + 200)} when it is drawn whole`;
    }
    return difference(drawnPictures, movedPictures, 255, "picture");
  };

  return { hold, reachable, seen, whole };
})();
