// Finds sections and claims by their words, from the list that the book brings along: it needs no server.
(() => {
  "use strict";
  const MOST = 60;
  const AROUND = 90; // letters on each side of the first word found
  let sections = [];
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  const score = (section, words) => {
    const title = plain(section.title);
    const text = plain(section.text);
    let sum = 0;
    for (const word of words) {
      const inTitle = title === word ? 50 : title.includes(word) ? 10 : 0;
      if (!inTitle && !text.includes(word)) return 0;
      sum += inTitle + Math.min(5, text.split(word).length - 1);
    }
    return sum;
  };

  const excerpt = (text, words) => {
    const found = words.map((word) => plain(text).indexOf(word)).filter((place) => place >= 0);
    const start = Math.max(0, (found.length ? Math.min(...found) : 0) - AROUND);
    const end = Math.min(text.length, start + 2 * AROUND);
    const element = document.createElement("p");
    element.append(start > 0 ? "… " : "");
    let rest = text.slice(start, end);
    while (rest) {
      const hits = words.map((word) => [plain(rest).indexOf(word), word.length]).filter(([place]) => place >= 0);
      if (hits.length === 0) break;
      const [place, length] = hits.sort((one, other) => one[0] - other[0])[0];
      const mark = document.createElement("mark");
      mark.textContent = rest.slice(place, place + length);
      element.append(rest.slice(0, place), mark);
      rest = rest.slice(place + length);
    }
    element.append(rest, end < text.length ? " …" : "");
    return element;
  };

  const show = (query) => {
    const box = document.getElementById("search-results");
    const words = plain(query).split(/\s+/).filter(Boolean);
    const found = words.length
      ? sections.map((section) => [score(section, words), section]).filter(([sum]) => sum > 0)
      : [];
    found.sort((one, other) => other[0] - one[0]);
    const list = document.createElement("ol");
    for (const [, { address, page, title, text }] of found.slice(0, MOST)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address;
      link.textContent = title;
      const where = document.createElement("span");
      where.className = "search-page";
      where.textContent = page === title ? "" : ` in ${page}`;
      item.append(link, where, excerpt(text, words));
      list.append(item);
    }
    const many = found.length === 1 ? "1 place" : `${found.length} places`;
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    told.textContent = words.length ? `${many} with “${query.trim()}”` + (found.length > MOST ? `; the best ${MOST}:` : "") : "";
    box.replaceChildren(told, list);
  };

  document.addEventListener("DOMContentLoaded", async () => {
    sections = await window.unpacked(window.packedSections).json();
    const field = document.getElementById("search-field");
    field.value = new URLSearchParams(location.search).get("q") || "";
    field.addEventListener("input", () => show(field.value));
    show(field.value);
    field.focus();
  });
})();
