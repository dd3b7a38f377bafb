// Sorts books by the skills that readers tick: now, one more, after that.  The skills stand in
// the address (?have=git,python), which wins, and stay in the browser.
(() => {
  "use strict";
  const KEY = "sphinx-reviews-skills";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const boxes = all(".rv-have [type=checkbox]");

  // A name as it may be typed in an address, such as machine-learning.
  const slug = (name) =>
    name
      .normalize("NFC")
      .toLowerCase()
      .trim()
      .replace(/[\s,_-]+/g, "-");

  const names = new Map();
  for (const { value, dataset } of boxes)
    for (const name of [value, ...JSON.parse(dataset.aliases || "[]")])
      names.set(slug(name), value);

  const attempt = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  const isOurs = (parameter) => parameter.startsWith("have=");
  const parameters = location.search.slice(1).split("&");
  const given = parameters.find(isOurs);
  const stored = attempt(() => JSON.parse(localStorage.getItem(KEY)), 0) || [];
  const known = new Set(given ? [] : stored);
  const unknown = new Set();
  for (const typed of given ? given.slice(5).split(/,|%2c/i) : []) {
    const name = attempt(() => decodeURIComponent(typed), typed).trim();
    if (names.has(slug(name))) known.add(names.get(slug(name)));
    else if (name) unknown.add(name);
  }

  const query = () => {
    const here = [...known].map(slug).filter((each) => names.has(each));
    const have = [...here, ...unknown].map(encodeURIComponent);
    const others = parameters.filter((each) => each && !isOurs(each));
    return [...others, ...(have.length ? [`have=${have}`] : [])].join("&");
  };
  const keep = () => {
    const address = new URL(location);
    address.search = query();
    history.replaceState(null, "", address);
    // A browser without storage still shows what is ticked.
    attempt(() => localStorage.setItem(KEY, JSON.stringify([...known])));
    refresh();
  };

  const make = (tag, look, ...children) => {
    const made = document.createElement(tag);
    made.className = look;
    made.append(...children);
    return made;
  };
  // A phrase with nodes in the place of {names}.
  const fill = (phrase, values) =>
    phrase.split(/\{(\w+)\}/).flatMap((part, number) => (number % 2 ? values[part] : part));
  const elements = (books) => books.map(({ element }) => element);

  const refreshers = all(".rv-path:has(> .rv-have)").map((path) => {
    const say = JSON.parse(path.dataset.say);
    const { limit } = path.dataset;
    const find = (selector) => path.querySelector(selector);
    const form = find(".rv-have");
    const stages = find(".rv-stages");
    const own = all("[type=checkbox]", form);

    // Of books that state no needs nobody knows when they can be read.
    const books = all(".rv-step-book:has([data-skill])", path).map((element) => {
      const note = make("p", "rv-readable");
      element.querySelector(".rv-source").after(note);
      return { element, note, needs: all("[data-skill]", element), home: element.parentNode };
    });
    const count = ({ length }) => say.books[length === 1 ? 0 : 1].replace("{n}", length);
    const bold = (books) => make("b", "", count(books));
    const skill = ([{ lacking }]) => lacking[0].querySelector("a").cloneNode(true);

    const sentence = (now, groups) => {
      const near = groups.flat();
      const key = (now.length ? "now" : "none") + (near.length ? "More" : "");
      const most = groups.filter(({ length }) => length > 1).slice(0, 2);
      const skills = most.flatMap((each, number) => [
        number ? ", " : "",
        make("span", "", skill(each), ` ${count(each)}`),
      ]);
      return [
        ...fill(say[key], { now: bold(now), more: bold(near) }),
        ...(most.length ? fill(` ${say.most}`, { skills }) : []),
      ];
    };

    const group = (books, ...head) =>
      make(
        "div",
        "rv-group",
        make("p", "rv-group-head", ...head),
        make("ul", "rv-step-books", ...elements(books)),
      );
    const groupOf = (books) => {
      // What teaches the highest level teaches the others.
      const teachers = books
        .map(({ lacking }) => lacking[0].querySelector(".rv-taught-by"))
        .sort((one, other) => one.children.length - other.children.length);
      return group(
        books,
        ...fill(say.alone, { skill: skill(books), books: count(books) }),
        teachers[0].cloneNode(true),
      );
    };
    const showStages = (now, groups, later) => {
      const many = groups.filter(({ length }) => length > 1);
      const single = groups.slice(many.length).flat();
      const rest = single.length ? [group(single, say.others)] : [];
      for (const [name, found, shown] of [
        ["now", now, elements(now)],
        ["one", groups.flat(), [...many.map(groupOf), ...rest]],
        ["later", later, elements(later)],
      ]) {
        const stage = find(`[data-stage=${name}]`);
        const text = stage.querySelector("[data-count]");
        text.textContent = text.dataset.count.replace("{books}", count(found));
        stage.lastElementChild.replaceChildren(...shown);
      }
    };

    // Some of both, if there are both; the others are on another page, if there is one.
    const showSome = (now, near) => {
      const link = find(".rv-acts a");
      const room = link ? limit : Infinity;
      const first = now.slice(0, Math.max(Math.ceil(room / 2), room - near.length));
      const shown = [...first, ...near.slice(0, room - first.length)];
      for (const { element } of shown) element.hidden = false;
      find(".rv-opened").replaceChildren(...elements(shown));
      if (!link) return;
      link.search = query();
      link.textContent = say.all.replace("{books}", count([...now, ...near]));
    };

    form.hidden = false;
    form.addEventListener("change", ({ target }) => {
      known[target.checked ? "add" : "delete"](target.value);
      keep();
    });
    form.addEventListener("click", ({ target }) => {
      if (!unknown.delete(target.value)) return;
      keep();
      (find("button[value]") || own[0]).focus();
    });
    find(".rv-have .rv-acts button")?.addEventListener("click", () => {
      for (const { value } of own) known.delete(value);
      unknown.clear();
      keep();
      own[0].focus();
    });

    return () => {
      const sorted = [[], [], []];
      for (const box of own) box.checked = known.has(box.value);
      for (const book of books) {
        // Who has a skill has what it needs.
        const has = new Set(known);
        const lacking = book.needs.filter(({ dataset: { skill, because } }) => {
          if (has.has(because)) has.add(skill);
          return !has.has(skill);
        });
        for (const need of book.needs) need.hidden = !lacking.includes(need);
        book.element.classList.toggle("rv-is-readable", !lacking.length);
        const [first] = lacking;
        const one = first && say.one.replace("{skill}", () => first.firstElementChild.textContent);
        book.note.textContent = [say.ready, one][lacking.length] || "";
        book.lacking = lacking;
        sorted[Math.min(lacking.length, 2)].push(book);
      }
      const [now, near, later] = sorted;
      // What opens most comes first.
      const opened = new Map(near.map(({ lacking }) => [lacking[0].dataset.skill, []]));
      for (const book of near) opened.get(book.lacking[0].dataset.skill).push(book);
      const groups = [...opened.values()].sort((one, other) => other.length - one.length);
      find(".rv-answer").replaceChildren(...sentence(now, groups));
      find(".rv-unknown span").replaceChildren(
        ...[...unknown].map((name) => {
          const button = make("button", "", name);
          button.ariaLabel = say.remove.replace("{name}", () => name);
          button.value = name;
          return button;
        }),
      );
      const isAsked = own.some(({ checked }) => checked);
      find(".rv-steps").hidden = !stages || isAsked;
      if (!stages) {
        showSome(now, groups.flat());
        return;
      }
      if (isAsked) showStages(now, groups, later);
      else for (const { element, home } of books) home.append(element);
      stages.hidden = !isAsked;
    };
  });
  const refresh = () => {
    for (const each of refreshers) each();
  };
  refresh();
  for (const fold of all(".rv-more:has(:checked)")) fold.open = true;
})();
