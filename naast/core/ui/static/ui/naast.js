// Everything works without this file; with it, a few things work a little better.
(() => {
  "use strict";

  // Leave quickly: hide what is on the screen at once, and take this page's place in the history.
  document.addEventListener("click", (event) => {
    const way = event.target.closest("[data-naast-leave]");
    if (!way) return;
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "…";
    location.replace(way.href);
  });

  // A page with errors begins at the list of errors.
  document.getElementById("errors")?.focus();

  // The desk: j and k walk what is to do, n goes to the note, Ctrl-Enter keeps it, j goes on.
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
