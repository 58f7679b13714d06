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
})();
