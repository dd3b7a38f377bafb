// A reader ticks the skills that he has, and sees which books he can read now.
// What he ticks stays in his browser.
(() => {
  "use strict";
  const KEY = "sphinx-reviews-skills";
  const paths = [...document.querySelectorAll(".rv-path[data-title]")];
  if (!paths.length) return;

  const load = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(KEY)) || []);
    } catch {
      return new Set();
    }
  };
  const save = (skills) => {
    try {
      localStorage.setItem(KEY, JSON.stringify([...skills]));
    } catch {
      // A browser that keeps nothing still shows what is ticked.
    }
  };

  const had = load();
  const refreshers = paths.map((path) => {
    const books = [...path.querySelectorAll(".rv-step-book")].map((element) => {
      const told = document.createElement("p");
      told.className = "rv-readable";
      element.append(told);
      return { element, told, needs: JSON.parse(element.dataset.needs) };
    });
    const form = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    const status = document.createElement("p");
    form.className = "rv-have";
    legend.textContent = path.dataset.title;
    status.setAttribute("role", "status");
    fieldset.append(legend);
    const needed = [...new Set(books.flatMap((book) => book.needs))];
    const boxes = needed.sort((one, other) => one.localeCompare(other, "ko")).map((skill) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = skill;
      label.append(box, skill);
      fieldset.append(label);
      return box;
    });
    form.append(fieldset, status);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target.checked) had.add(target.value);
      else had.delete(target.value);
      save(had);
      refreshers.forEach((refresh) => refresh());
    });
    if (boxes.length) path.prepend(form);
    return () => {
      let readable = 0;
      for (const box of boxes) box.checked = had.has(box.value);
      for (const { element, told, needs } of books) {
        const lacking = needs.filter((skill) => !had.has(skill));
        readable += !lacking.length;
        element.classList.toggle("rv-is-readable", !lacking.length);
        told.textContent = lacking.length
          ? path.dataset.lacking.replace("{skills}", lacking.join(", "))
          : path.dataset.ready;
      }
      status.textContent = path.dataset.told
        .replace("{n}", readable)
        .replace("{all}", books.length);
    };
  });
  refreshers.forEach((refresh) => refresh());
})();
