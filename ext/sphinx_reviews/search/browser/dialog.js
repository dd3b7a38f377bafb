// The dialog that "/" and Ctrl-K open: results while typing (the ARIA pattern "combobox").
sphinxReviewsSearch.receive("search-dialog", (parts) => {
  const { engine, forgiving, results, recent, advice } = parts;
  const { element, say, pageOf, withAnswer, load, draw, partsOf, numberOf, told } = results;
  const MOST = 8;
  const NO_OPTION = -1;

  // Makes a search of a dialog that has a form with a field, into which a reader may already
  // be typing.
  const make = (dialog) => {
    const form = dialog.querySelector("form");
    const input = form.querySelector("input");
    const attributes = {
      role: "combobox",
      placeholder: say("placeholder"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "rv-search-list",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const close = element("button", "rv-search-close", "Esc");
    close.type = "button";
    close.setAttribute("aria-label", say("close"));
    form.append(close);
    const status = element("p", "rv-search-status");
    status.setAttribute("role", "status");
    const list = element("ul", "rv-results");
    list.id = "rv-search-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say("search"));
    // What else a reader may do: before there is a query, and where little is found.
    const aside = element("div", "rv-search-advice");
    const whole = element("a", "rv-search-whole");
    const foot = element("div", "rv-search-foot", whole, element("span", "", say("keys")));
    const body = element("div", "rv-search-body", status, aside, list);
    // It scrolls, also where nothing in it takes the focus.
    body.tabIndex = 0;
    dialog.append(body, foot);

    const optionsOf = () => [...list.querySelectorAll("[role=option]")];

    let active = NO_OPTION;
    const activate = (number) => {
      const options = optionsOf();
      active = number;
      // Enter opens what is marked: a result, or else the page of all of them.
      whole.classList.toggle("rv-is-next", active === NO_OPTION);
      options.forEach((option, n) => {
        option.setAttribute("aria-selected", String(n === active));
      });
      if (active === NO_OPTION) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
      }
    };

    const option = (result, found, n) => {
      const made = draw(result, found);
      const { href } = made.querySelector("a");
      // Tab does not reach what is inside an option.
      for (const link of made.querySelectorAll("a")) {
        const text = element("span", link.className, ...link.childNodes);
        if (link.lang) text.lang = link.lang;
        link.replaceWith(text);
      }
      made.id = `rv-search-option-${n}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.dataset.href = href;
      return made;
    };

    const follow = (href, isElsewhere) => {
      if (isElsewhere) window.open(href);
      else {
        dialog.close();
        location.assign(href);
      }
    };

    // The rows of the list, as functions that make them: the first results, each part below its
    // heading.
    const rowsOf = async (asked, parts) => {
      const found = await withAnswer(asked);
      const rows = [];
      let n = 0;
      for (const { heading, entries } of parts) {
        const loaded = await load(entries.slice(0, MOST - n), found, true);
        if (loaded.length && heading) rows.push(() => headingOf(heading));
        for (const result of loaded) {
          const own = n;
          rows.push(() => option(result, found, own));
          n += 1;
        }
      }
      return rows;
    };
    const headingOf = (text) => {
      const made = element("li", "rv-results-part", text);
      made.setAttribute("role", "presentation");
      return made;
    };

    // How many rows of the list are seen at once, and those that are drawn when a reader looks for
    // them: most keys are followed by another.
    let seen = MOST;
    let unseen = [];
    const drawUnseen = () => {
      list.append(...unseen.map((make) => make()));
      unseen = [];
    };

    // What is as it was stays, so that a key draws no more than it changes.
    const put = (rows) => {
      const drawn = [...list.children];
      const items = rows.slice(0, seen).map((make) => make());
      items.forEach((item, n) => {
        if (!drawn[n]) list.append(item);
        else if (!drawn[n].isEqualNode(item)) drawn[n].replaceWith(item);
      });
      for (const each of drawn.slice(items.length)) each.remove();
      unseen = rows.slice(seen);
    };

    const look = () => {
      const { bottom } = body.getBoundingClientRect();
      const isBelow = (row) => row.getBoundingClientRect().top >= bottom;
      const below = [...list.children].findIndex(isBelow);
      // Where nothing is below, nobody can scroll to it either.
      if (below < 0 && list.getBoundingClientRect().bottom <= bottom) {
        seen = MOST;
        drawUnseen();
      } else if (below > 0) seen = below;
    };

    let turn = 0;
    // Whether a key is still the last, once the browser has seen to any that came since.
    const isLast = async (key) => {
      await new Promise((done) => setTimeout(done));
      return key === turn;
    };

    const ask = async () => {
      turn += 1;
      const key = turn;
      const asked = await engine.find(input.value, true);
      if (!(await isLast(key))) return;
      const parts = asked.query ? await partsOf(asked) : [];
      const rows = await rowsOf(asked, parts);
      const shown = await (asked.query
        ? advice.drawBeside(asked, parts, searchFor)
        : advice.drawBeginning(searchFor));
      if (key !== turn) return;
      put(rows);
      list.hidden = !rows.length;
      aside.replaceChildren(...shown);
      tell(asked, parts);
      activate(NO_OPTION);
      // In the frame that shows them, so that nothing is laid out twice.
      requestAnimationFrame(() => {
        body.scrollTop = 0;
        look();
      });
    };
    const tell = (asked, parts) => {
      const number = numberOf(parts);
      status.textContent = told(asked, parts);
      input.setAttribute("aria-expanded", String(number > 0));
      whole.href = pageOf(input.value);
      whole.hidden = !number;
      whole.textContent = say("whole", { n: number });
    };
    const searchFor = (query) => {
      input.value = query;
      input.focus();
      ask();
    };

    list.addEventListener("click", (event) => {
      const { href } = event.target.closest("[role=option]")?.dataset || {};
      if (!href) return;
      recent.keep(input.value);
      follow(href, event.ctrlKey || event.metaKey);
    });
    body.addEventListener("scroll", drawUnseen);
    window.addEventListener("resize", look);
    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => {
      // While an input method composes a character, the keys belong to it.
      if (event.isComposing) return;
      if (event.key.startsWith("Arrow")) drawUnseen();
      const number = optionsOf().length;
      if (event.key === "ArrowDown" && number) activate((active + 1) % number);
      else if (event.key === "ArrowUp" && number) activate((active < 1 ? number : active) - 1);
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (active !== NO_OPTION) optionsOf()[active].click();
      else if (input.value.trim()) follow(pageOf(input.value), false);
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    return ask;
  };

  let ask;
  // Shows what there is for what a dialog's field holds.
  const show = async (dialog) => {
    ask ||= make(dialog);
    await ask();
    // Half a word is often nowhere: no key shall wait for what is needed then.
    forgiving();
  };

  return { show };
});
