// Books to compare: each card can be put on the tray, which leads to the page that compares.
// Returns what offers a card that has just come.
factories.tray = (root, cards) => {
  const tray = root.querySelector(".rv-tray");
  if (!tray) return () => {};

  const { most, pick, one, many } = tray.dataset;
  const link = tray.querySelector("a");
  const page = link.getAttribute("href");
  const STORE = "sphinx-reviews-compare";
  const offer = (card) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = card.name;
    box.setAttribute("aria-label", `${pick}: ${card.title}`);
    const label = document.createElement("label");
    label.className = "rv-pick";
    label.append(box, pick);
    card.element.lastElementChild.append(label);
    card.box = box;
    mark(card);
  };
  // In the order in which they were chosen.
  let picked = [];
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE) || "[]");
    picked = kept.filter((each) => cards.some(({ name }) => name === each)).slice(0, most);
  } catch {
    // A reader who allows no storage chooses again on each visit.
  }
  const mark = ({ box }) => {
    if (!box) return; // the card has not come yet
    box.checked = picked.includes(box.value);
    box.disabled = !box.checked && picked.length >= most;
  };
  const lay = () => {
    cards.forEach(mark);
    tray.hidden = !picked.length;
    tray.querySelector("p").textContent =
      picked.length === 1 ? one : many.replace("{n}", picked.length);
    tray.querySelector("div").replaceChildren(
      ...picked.map((each) => {
        const { title } = cards.find(({ name }) => name === each);
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${title} ×`;
        button.setAttribute("aria-label", tray.dataset.remove.replace("{name}", title));
        button.addEventListener("click", () => {
          put(picked.filter((other) => other !== each));
          (tray.querySelector("button") || root.querySelector(".rv-bar")).focus();
        });
        return button;
      }),
    );
    link.hidden = picked.length < 2;
    link.href = `${page}?${picked.map((each) => `books=${encodeURIComponent(each).replaceAll("%2F", "/")}`).join("&")}`;
  };
  const put = (books) => {
    picked = books;
    try {
      sessionStorage.setItem(STORE, JSON.stringify(picked));
    } catch {
      // As above.
    }
    lay();
  };
  root.querySelector(".rv-cards").addEventListener("change", ({ target }) => {
    if (!target.matches(".rv-pick input")) return;
    const others = picked.filter((each) => each !== target.value);
    put(target.checked ? [...others, target.value] : others);
  });
  tray.lastElementChild.previousElementSibling.addEventListener("click", () => put([]));
  for (const card of cards) if (card.element) offer(card);
  lay();
  return offer;
};
