"use strict";
/* Side by side: what the cursor or the focus is on lights up with its kin in the other columns.
   Without it the kin are reached by the letters beneath each passage. */
(() => {
  const table = document.querySelector("table.sides");
  const form = document.querySelector("form.choose");
  if (table) {
    const kin = new Map();
    for (const element of table.querySelectorAll("[data-kin]")) {
      for (const key of element.dataset.kin.split(" ")) {
        if (!key) continue;
        if (!kin.has(key)) kin.set(key, []);
        kin.get(key).push(element);
      }
    }
    let lit = [];
    const light = (element) => {
      for (const each of lit) each.classList.remove("is-kin");
      lit = element ? element.dataset.kin.split(" ").flatMap((key) => kin.get(key) || []) : [];
      for (const each of lit) each.classList.add("is-kin");
    };
    const meant = (target) => {
      const own = target.closest("[data-kin]");
      if (own) return own.dataset.kin ? own : null;
      const group = target.closest(".group");
      if (!group) return null;
      return (target.closest(".against") && group.querySelector("mark[data-kin]")) || group.querySelector("[data-kin]:not([data-kin=''])");
    };
    table.addEventListener("pointerover", (event) => light(meant(event.target)));
    table.addEventListener("pointerleave", () => light(null));
    table.addEventListener("focusin", (event) => light(meant(event.target)));
    table.addEventListener("focusout", () => light(null));
  }
  if (form) {
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const most = Number(form.dataset.most);
    const check = () => {
      const some = boxes.filter((box) => box.checked).length;
      for (const box of boxes) box.disabled = !box.checked && some >= most;
      form.querySelector("button").disabled = some < 2;
    };
    form.addEventListener("change", check);
    check();
  }
})();
