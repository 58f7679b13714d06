// Keys of the desk. Whoever speaks to her computer, or hits keys unmeant, switches them off
// (WCAG 2.1.4); this browser remembers it. They work where the page shows that switch alone.
(() => {
  "use strict";

  const KEPT = "naast-keys-off";
  const off = () => {
    try {
      return localStorage.getItem(KEPT) === "yes";
    } catch {
      return false; // a browser that keeps nothing
    }
  };
  const tell = () => {
    for (const legend of document.querySelectorAll("p.naast-keys")) {
      legend.style.display = off() ? "none" : "";
    }
    for (const button of document.querySelectorAll("[data-naast-keys]")) {
      button.hidden = false;
      button.textContent = off() ? button.dataset.on : button.dataset.off;
    }
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-naast-keys]")) return;
    try {
      if (off()) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "yes");
    } catch {
      return;
    }
    tell();
  });
  tell();

  // j and k walk what is to do, n goes to the note, Ctrl-Enter keeps it, j goes on.
  const find = (what) => document.querySelector(what);
  const list = [...document.querySelectorAll(".naast-todo > li")];
  const walk = (step) => {
    const at = list.findIndex((item) => item.hasAttribute("aria-current"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    list[at]?.removeAttribute("aria-current");
    next.setAttribute("aria-current", "true");
    next.querySelector("a, button")?.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const note = find(".naast-quick textarea");
    if (ctrl && key === "Enter" && target === note) note.form.requestSubmit();
    if (ctrl || event.altKey || target.closest("input, textarea, select, [contenteditable]")) return;
    if (off() || !find("[data-naast-keys]")?.offsetParent) return;
    const file = find(".naast-todo > [aria-current] a[href*='/desk/cases/']");
    const today = find(".naast-back[href$='/desk/today/']");
    if (key === "n" && note) note.focus();
    else if (key === "n" && file) location = file.href + "#id_text";
    else if (key === "j" && list.length) walk(1);
    else if (key === "j" && today) location = today.href;
    else if (key === "k" && list.length) walk(-1);
    else return;
    event.preventDefault();
  });
})();
