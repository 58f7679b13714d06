// Everything works without this file; with it, three things work a little better.
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

  // The desk: j and k walk through what is to do, n goes to the quick note. Never while typing.
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
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const note = document.querySelector(".naast-quick textarea");
    if (event.key === "n" && note) note.focus();
    else if (event.key === "j" && list.length) walk(1);
    else if (event.key === "k" && list.length) walk(-1);
    else return;
    event.preventDefault();
  });
})();
