"use strict";
/* A report: kinds of marks switched at once, a sentence's speakers and a mark's note beside the
   text. Without it the same is there by links and one button. */
(() => {
  const article = document.querySelector("article.report");
  const form = document.querySelector("[data-shows]");
  const voice = document.querySelector("[data-voice]");
  if (!article || !form || !voice) return;
  const body = voice.querySelector("[data-voice-body]");
  const title = document.getElementById("voice-title");

  form.querySelector("[data-needless]").hidden = true;
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.hasAttribute("data-submit")) { form.submit(); return; }
    article.classList.toggle(`shows-${box.value}`, box.checked);
    const shown = [...form.querySelectorAll("input[type=checkbox][name=show]:checked")].map((e) => e.value);
    const address = new URL(location.href);
    address.searchParams.set("show", shown.join(","));
    history.replaceState(null, "", address);
    for (const link of document.querySelectorAll("a.no, .said a")) {
      const url = new URL(link.href);
      url.searchParams.set("show", shown.join(","));
      link.setAttribute("href", url.pathname + url.search + url.hash);
    }
  });

  const clear = () => {
    for (const each of document.querySelectorAll(".is-chosen, .is-lit")) each.classList.remove("is-chosen", "is-lit");
  };
  const show = (name, ...nodes) => {
    title.textContent = name;
    body.replaceChildren(...nodes);
    voice.classList.remove("is-empty");
    voice.scrollTop = 0;
  };
  const copied = (element) => [...element.cloneNode(true).childNodes];

  const choose = (link) => {
    const number = link.dataset.s;
    const row = document.querySelector(`[data-said="${CSS.escape(number)}"]`);
    if (!row) return false;
    clear();
    const at = document.getElementById("at");
    if (at) for (const each of document.querySelectorAll("mark.at")) each.replaceWith(...each.childNodes);
    for (const each of document.querySelectorAll(`.s[data-s="${CSS.escape(number)}"]`)) each.classList.add("is-chosen");
    const copy = row.cloneNode(true);
    const words = document.createElement("p");
    words.className = "picked";
    words.dir = "auto";
    words.textContent = `“${copy.querySelector(".picked").textContent}”`;
    copy.querySelector(".said").remove();
    show("Who says it", words, ...copy.childNodes);
    history.replaceState(null, "", link.getAttribute("href"));
    return true;
  };
  const tell = (key) => {
    const note = document.getElementById(`note-${key}`);
    if (!note) return false;
    clear();
    for (const each of article.querySelectorAll(`.m[data-note="${CSS.escape(key)}"]`)) each.classList.add("is-lit");
    show("What is known", ...copied(note));
    return true;
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.no, a.key");
    if (link) {
      if (link.matches(".no") ? choose(link) : tell(link.dataset.note)) event.preventDefault();
      return;
    }
    const sentence = event.target.closest(".s");
    if (!sentence || event.target.closest("a") || !getSelection().isCollapsed) return;
    const number = document.querySelector(`a.no[data-s="${CSS.escape(sentence.dataset.s)}"]`);
    if (number) choose(number);
  });
  article.addEventListener("focusin", (event) => {
    if (event.target.matches("a.key")) tell(event.target.dataset.note);
  });
})();
