"use strict";
/* Single keys for the reading room. Nothing here is needed to read or to write.

   data-key="x"       pressing x does what a click does; a field is given the cursor
   data-key="g d"     g, then d within a second and a half
   data-key-name      what the list of keys calls it, where its own words do not say it
   data-keys          opens the list

   Keys rest while somebody types, while a dialog is open, and with Ctrl, Alt or Meta; they can be
   switched off (WCAG 2.1.4). Of several elements with one key the first that can be seen acts. */
(() => {
  const dialog = document.getElementById("keys");
  if (!dialog || !dialog.showModal) return;
  const box = dialog.querySelector("input[type=checkbox]");
  const PAUSE = 1500;
  const OFF = "rashomon-keys-off";
  let first = "";
  let since = 0;

  const stored = {
    get() { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } },
    set(off) { try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* for this page only */ } },
  };
  let off = stored.get();

  const isSeen = (element) => element.getClientRects().length > 0 && !element.disabled;
  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])");
  const all = () => [...document.querySelectorAll("[data-key]")].filter(isSeen);
  const named = (element) =>
    (element.dataset.keyName || element.getAttribute("aria-label") || element.textContent).trim().replace(/\s+/g, " ");

  function act(element) {
    if (element.matches("input, textarea, select")) { element.focus(); element.select?.(); }
    else element.click();
  }

  function list() {
    const seen = new Set();
    const rows = all().filter((e) => !seen.has(e.dataset.key) && seen.add(e.dataset.key)).flatMap((element) => {
      const term = document.createElement("dt");
      const told = document.createElement("dd");
      element.dataset.key.split(" ").forEach((key, n) => {
        if (n) term.append(" then ");
        const cap = document.createElement("kbd");
        cap.textContent = key;
        term.append(cap);
      });
      told.textContent = named(element);
      return [term, told];
    });
    dialog.querySelector("dl").replaceChildren(...rows);
    box.checked = !off;
    dialog.showModal();
    dialog.querySelector("button").focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
    if (event.key.length !== 1 || (off && event.key !== "?")) return;
    const isSecond = first && event.timeStamp - since < PAUSE;
    const wanted = isSecond ? `${first} ${event.key}` : event.key;
    first = "";
    const found = all().find((element) => element.dataset.key === wanted);
    if (found) { event.preventDefault(); act(found); }
    else if (!isSecond && all().some((e) => e.dataset.key.startsWith(`${event.key} `))) {
      first = event.key;
      since = event.timeStamp;
    }
  });

  box.addEventListener("change", () => { off = !box.checked; stored.set(off); });
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.addEventListener("click", list);
    button.parentElement.hidden = false;
  }
})();
