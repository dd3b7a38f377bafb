// The dialog that "/" and Ctrl-K open: results while typing (the ARIA pattern "combobox").
factories.dialog = ({ manifest, engine, results }) => {
  const { element, say, address, load, draw, partsOf, told, drawNothing } = results;
  const MOST = 8;
  const NO_OPTION = -1;

  const make = () => {
    const input = Object.assign(element("input"), {
      type: "text",
      placeholder: say("placeholder"),
      autocomplete: "off",
    });
    const attributes = {
      role: "combobox",
      "aria-label": say("search"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "rv-search-list",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const close = element("button", "rv-search-close", "Esc");
    close.type = "button";
    close.setAttribute("aria-label", say("close"));
    const form = element("form", "rv-search-form", input, close);
    form.setAttribute("role", "search");
    const status = element("p", "rv-search-status");
    status.setAttribute("role", "status");
    const list = element("ul", "rv-results");
    list.id = "rv-search-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say("search"));
    const nothing = element("div", "rv-search-none");
    const whole = element("a", "", say("whole"));
    const foot = element("div", "rv-search-foot", whole, element("span", "", say("keys")));
    const parts = [form, status, list, nothing, foot];
    const dialog = element("dialog", "rv-search rv-search-dialog", ...parts);
    dialog.setAttribute("aria-label", say("search"));
    document.body.append(dialog);

    let active = NO_OPTION;
    const activate = (number) => {
      const options = [...list.children];
      active = number;
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
      const made = element("li", "rv-result", ...draw(result, found));
      const link = made.querySelector("a");
      // Tab does not reach what is inside an option.
      const title = element("span", link.className, ...link.childNodes);
      if (link.lang) title.lang = link.lang;
      link.replaceWith(title);
      made.id = `rv-search-option-${n}`;
      made.dataset.href = link.href;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.addEventListener("click", (event) => follow(link.href, event.ctrlKey || event.metaKey));
      return made;
    };

    const follow = (href, isElsewhere) => {
      if (isElsewhere) window.open(href);
      else {
        dialog.close();
        location.assign(href);
      }
    };

    const firstOf = async (kept, found) => {
      const shown = [];
      for (const { entries } of kept) {
        shown.push(...(await load(entries.slice(0, MOST - shown.length), found, true)));
      }
      return shown;
    };

    let turn = 0;
    const ask = async () => {
      turn += 1;
      const now = turn;
      const found = await engine.find(input.value, true);
      const kept = await partsOf(found);
      const shown = await firstOf(kept, found);
      const advice = found.query && !shown.length ? await drawNothing(found, searchFor) : [];
      if (now !== turn) return;
      list.replaceChildren(...shown.map((result, n) => option(result, found, n)));
      list.hidden = !shown.length;
      nothing.replaceChildren(...advice);
      status.textContent = told(found, kept);
      input.setAttribute("aria-expanded", String(shown.length > 0));
      whole.href = wholeAddress();
      whole.hidden = !shown.length;
      activate(NO_OPTION);
    };
    const searchFor = (query) => {
      input.value = query;
      input.focus();
      ask();
    };
    const wholeAddress = () => {
      const asked = new URLSearchParams({ q: input.value.trim() });
      return `${address(manifest.interface.page)}?${asked}`;
    };

    input.addEventListener("input", ask);
    input.addEventListener("keydown", (event) => {
      // While an input method composes a character, the keys belong to it.
      if (event.isComposing) return;
      const number = list.children.length;
      if (event.key === "ArrowDown" && number) activate((active + 1) % number);
      else if (event.key === "ArrowUp" && number) activate((active < 1 ? number : active) - 1);
      else return;
      event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (active !== NO_OPTION) follow(list.children[active].dataset.href, false);
      else if (input.value.trim()) follow(wholeAddress(), false);
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    ask();
    return { dialog, input };
  };

  let made;
  const open = () => {
    made ||= make();
    if (!made.dialog.open) made.dialog.showModal();
    made.input.select();
  };

  return { open };
};
