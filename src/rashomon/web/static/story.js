"use strict";
/* A link into a fold opens it. The form that sets origins aside is worked out again as boxes
   change, the page staying where it is; without this file the button does the same. */
(() => {
  function unfold() {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = found && found.closest("details:not([open])");
    if (fold) { fold.open = true; found.scrollIntoView(); }
  }
  addEventListener("hashchange", unfold);
  unfold();

  const form = document.getElementById("aside-form");
  if (!form) return;
  const PLACE = "rashomon-place";
  const PAUSE = 700;
  const boxes = () => [...form.elements].filter((each) => each.name === "keep");
  let waiting = 0;

  function address() {
    const asked = new URLSearchParams();
    for (const box of boxes()) if (!box.checked) asked.append("without", box.value);
    const name = form.elements.without.value.trim();
    if (name) asked.append("without", name);
    return asked.size ? `${form.dataset.story}?${asked}` : form.dataset.story;
  }

  function keepPlace() {
    const held = document.activeElement;
    const from = held && held.id ? held : form;
    const place = { id: from.id, top: from.getBoundingClientRect().top, path: form.dataset.story };
    try { sessionStorage.setItem(PLACE, JSON.stringify(place)); } catch { /* the page opens at its top */ }
  }

  function go() {
    clearTimeout(waiting);
    keepPlace();
    form.setAttribute("aria-busy", "true");
    location.assign(address());
  }

  function takePlace() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* nothing was kept */ }
    const found = place && place.path === form.dataset.story && document.getElementById(place.id);
    if (!found) return;
    const fold = found.closest("details");
    if (fold) fold.open = true;
    found.focus({ preventScroll: true });
    scrollBy({ top: found.getBoundingClientRect().top - place.top, behavior: "instant" });
  }

  for (const box of boxes()) {
    box.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(go, PAUSE); });
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  addEventListener("pageshow", (event) => { if (event.persisted) form.reset(); });
  takePlace();
})();
