// What the pages of the book do besides figures: the ledger's filters, and opening the fold that a link leads into.
(() => {
  "use strict";
  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let opened = false;
    for (let each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS" && !each.open) {
        each.open = true;
        opened = true;
      }
    }
    if (opened) target.scrollIntoView();
  };

  const filters = () => {
    const rows = [...document.querySelectorAll(".ledger tbody tr")];
    const box = document.getElementById("ledger-filters");
    if (!box || rows.length === 0) return;
    const told = document.createElement("output");
    const choices = ["document", "verdict", "notebook"].map((name) => {
      const choice = document.createElement("select");
      const values = [...new Set(rows.map((row) => row.dataset[name]))].sort();
      choice.append(new Option(`every ${name}`, ""), ...values.map((value) => new Option(value, value)));
      choice.setAttribute("aria-label", name);
      choice.dataset.name = name;
      choice.value = new URLSearchParams(location.search).get(name) || "";
      choice.addEventListener("change", apply);
      box.append(choice);
      return choice;
    });
    box.append(told);
    function apply() {
      for (const row of rows) {
        row.hidden = choices.some(({ value, dataset }) => value && row.dataset[dataset.name] !== value);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      told.textContent = `${shown} of ${rows.length} claims`;
    }
    apply();
  };

  addEventListener("hashchange", openTarget);
  document.addEventListener("DOMContentLoaded", () => {
    filters();
    openTarget();
  });
})();
