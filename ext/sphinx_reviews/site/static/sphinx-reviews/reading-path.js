// Readers tick the skills they have and see which books they can read now.
// Their choices stay in their browser.
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
      // A browser without storage still shows what is ticked.
    }
  };

  const had = load();
  const refresh = () => {
    for (const each of refreshers) each();
  };
  const refreshers = paths.map((path) => {
    // Of the others nobody knows what they need.
    const books = [...path.querySelectorAll(".rv-step-book[data-needs]")].map((element) => {
      const note = document.createElement("p");
      note.className = "rv-readable";
      element.append(note);
      // Skill -> level in words, which may be empty.
      return { element, note, needs: Object.entries(JSON.parse(element.dataset.needs)) };
    });
    const form = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    const status = document.createElement("p");
    form.className = "rv-have";
    legend.textContent = path.dataset.title;
    status.setAttribute("role", "status");
    fieldset.append(legend);
    const { lang } = document.documentElement;
    const needed = [...new Set(books.flatMap(({ needs }) => needs.map(([skill]) => skill)))];
    needed.sort((one, other) => one.localeCompare(other, lang));
    const boxes = needed.map((skill) => {
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
      refresh();
    });
    if (boxes.length) path.prepend(form);
    return () => {
      let readable = 0;
      for (const box of boxes) box.checked = had.has(box.value);
      for (const { element, note, needs } of books) {
        const lacking = needs.filter(([skill]) => !had.has(skill));
        readable += !lacking.length;
        element.classList.toggle("rv-is-readable", !lacking.length);
        note.textContent = lacking.length
          ? path.dataset.lacking.replace(
              "{skills}",
              lacking.map((need) => need.join(" ").trim()).join(", "),
            )
          : path.dataset.ready;
      }
      status.textContent = path.dataset.status
        .replace("{n}", readable)
        .replace("{all}", books.length);
    };
  });
  refresh();
})();
