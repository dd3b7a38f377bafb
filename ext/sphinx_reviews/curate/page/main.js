// Puts the parts together: what is asked goes onto the page, what is decided to the server.

import { answerOf, canEdit, sentence, shown, titleOf, typed } from "./card.js";
import { Desk, QUEUES } from "./desk.js";
import { listen } from "./keys.js";
import { counted, filled, make } from "./make.js";
import { ask, RefusedError } from "./server.js";

const one = (selector) => document.querySelector(selector);
const [article, aside, status, footer, dialog] = [
  "article",
  "aside",
  "[role=status]",
  "footer",
  "dialog",
].map(one);
const buttons = Object.fromEntries(
  [...document.querySelectorAll("[data-do]")].map((each) => [each.dataset.do, each]),
);
const search = one("input[type=search]");

const desk = new Desk((await ask("cards")).told);
const { phrases } = desk;
let isWide = false;
let isEditing = false;
let isAsking = false;
// Something was taken back that may be decided again.
let isUndone = false;

// -- what is shown

const tell = (text) => {
  status.textContent = text;
};

const label = (button, text, isThere = true) => {
  button.hidden = !isThere;
  button.firstElementChild.textContent = text;
};

const row = (card) =>
  make(
    "li",
    {},
    make(
      "button",
      { type: "button", "data-id": card.id },
      make("b", {}, titleOf(card, desk.value(card), phrases)),
      make("span", {}, sentence(card.quotes[0])),
    ),
  );

const drawProgress = () => {
  const { decided, left, minutes } = desk.progress;
  const [bar, line] = document.querySelectorAll(".progress > :not(button)");
  bar.max = decided + left || 1;
  bar.value = decided;
  const told = filled(phrases.progress, { decided, left });
  line.textContent = left ? `${told} · ${counted(phrases.minutes, minutes)}` : told;
  for (const button of document.querySelectorAll("nav [data-queue]")) {
    const { queue } = button.dataset;
    button.lastElementChild.textContent = desk.left(queue);
    button.setAttribute("aria-current", String(queue === desk.queue));
  }
};

const drawBar = (card) => {
  const [yes, ...others] = card?.answers ?? [];
  footer.hidden = false;
  label(buttons.yes, card ? answerOf(phrases, card, yes) : "", Boolean(card));
  label(buttons.list, phrases.answers.list, others.includes("list"));
  label(buttons.no, card ? answerOf(phrases, card, others.at(-1)) : "", Boolean(card));
  buttons.edit.hidden = !card || !canEdit(card);
  buttons.swap.hidden = card?.kind !== "alias";
  buttons.skip.hidden = !card;
  buttons.more.hidden = !card;
  buttons.redo.hidden = !isUndone;
  drawVisible();
};

const drawEmpty = () => {
  const text = desk.filter
    ? filled(phrases.noMatch, { text: desk.filter })
    : desk.progress.left
      ? phrases.empty
      : phrases.allDone;
  const apply =
    desk.progress.left || desk.filter ? "" : make("p", {}, make("code", {}, phrases.then));
  article.replaceChildren(make("h1", { id: "title", className: "done" }, text), apply);
};

const draw = () => {
  const { card, following } = desk;
  document.body.dataset.queue = desk.queue;
  if (card) {
    const answer = desk.state.answers[card.id]?.answer;
    const value = desk.value(card);
    article.replaceChildren(
      ...shown(card, { value, answer, phrases, isWide, isEditing }).filter(Boolean),
    );
  } else {
    drawEmpty();
  }
  aside.hidden = !following.length;
  aside.firstElementChild.textContent = desk.queue === "reviews" ? phrases.further : phrases.next;
  aside.lastElementChild.replaceChildren(...following.map(row));
  drawProgress();
  drawBar(card);
};

// A question is on screen if its name is, and a row if all of it is.
const visible = () => {
  const bottom = status.getBoundingClientRect().top;
  const isOnScreen = (each) => {
    const box = each.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= bottom;
  };
  const rows = [...aside.querySelectorAll("[data-id]")].filter(isOnScreen);
  const cards = rows.map((each) => desk.known.get(each.dataset.id));
  if (isOnScreen(one("#title"))) cards.unshift(desk.card);
  return desk.compatible(cards.filter((each) => each && desk.isOpen(each)));
};

const drawVisible = () => {
  const { length } = visible();
  label(buttons.all, counted(phrases.acceptVisible, length), length > 1);
};

const another = () => {
  isWide = false;
  isEditing = false;
  draw();
  scrollTo({ top: 0, behavior: "instant" });
};

// -- what is done

const refused = (error) => {
  if (!(error instanceof RefusedError)) throw error;
  tell(error.message || phrases.lost);
};

const request = async (name, content) => {
  // A second key before the answer is for a question that nobody has seen.
  if (isAsking) return null;
  isAsking = true;
  try {
    const { isStale, told } = await ask(name, { version: desk.state.version, ...content });
    await take(told);
    if (isStale) tell(phrases.stale);
    return isStale ? null : told;
  } catch (error) {
    refused(error);
    return null;
  } finally {
    isAsking = false;
  }
};

// A decision that is taken back may be on what is not suggested any more.
const take = async (state) => {
  if (state.cards === desk.cards.length) {
    desk.told(state);
  } else {
    const { cards, state: now } = (await ask("cards")).told;
    desk.take(cards, { ...now, touched: state.touched });
  }
  if (desk.card && !desk.isOpen(desk.card) && desk.silent.has(desk.card.id)) desk.advance();
  draw();
};

const decide = async (cards, answer) => {
  const chosen = cards.map((card) => desk.decision(card, answer(card)));
  const told = await request("decide", { decisions: chosen });
  if (!told) return;
  isUndone = false;
  desk.keptPace(chosen.length);
  const [first] = cards;
  const name = titleOf(first, desk.value(first), phrases);
  const further = cards.length > 1 ? ` + ${cards.length - 1}` : "";
  tell(`${name}${further}: ${answerOf(phrases, first, answer(first))}`);
  desk.advance();
  another();
};

const turn = async (name, phrase) => {
  const told = await request(name, {});
  if (!told) return;
  isUndone = told.touched.length > 0;
  const card = desk.known.get(told.touched[0]);
  tell(card ? filled(phrase, { name: titleOf(card, desk.value(card), phrases) }) : phrases.nothing);
  if (card) desk.show(card);
  another();
};

const edit = () => {
  isEditing = true;
  draw();
  const field = article.querySelector("form input, form select");
  field.focus();
  field.select?.();
};

const go = (queue) => {
  desk.go(queue);
  another();
};

const step = (by) => {
  desk.step(by);
  another();
};

const ACTIONS = {
  yes: (card) => card && decide([card], ({ answers }) => answers[0]),
  list: (card) => card?.answers.includes("list") && decide([card], () => "list"),
  no: (card) => card && decide([card], ({ answers }) => answers.at(-1)),
  all: () => {
    const cards = visible();
    if (cards.length) decide(cards, ({ answers, isCommon }) => (isCommon ? "list" : answers[0]));
  },
  skip: (card) => {
    if (!card) return;
    desk.advance();
    another();
  },
  next: () => step(1),
  previous: () => step(-1),
  edit: (card) => card && canEdit(card) && edit(),
  swap: (card) => {
    if (card?.kind !== "alias") return;
    const { of, alias, ...value } = desk.value(card);
    desk.draft(card, { ...value, of: alias, alias: of });
    draw();
  },
  more: (card) => {
    if (!card) return;
    isWide = !isWide;
    draw();
  },
  undo: () => turn("undo", phrases.undone),
  redo: () => turn("redo", phrases.redone),
  filter: () => search.focus(),
  help: () => dialog.showModal(),
  leave: () => {
    search.value = "";
    search.blur();
    desk.search("");
    another();
  },
  ...Object.fromEntries(QUEUES.map((queue) => [queue, () => go(queue)])),
};

const act = (what) => ACTIONS[what](desk.card);

// -- how it is asked for

listen(act);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const { do: what, queue, alias, id } = button.dataset;
  if (what) act(what);
  if (queue) go(queue);
  if (id) {
    desk.at = id;
    another();
  }
  if (alias) {
    const value = desk.value(desk.card);
    desk.draft(desk.card, { ...value, aliases: value.aliases.filter((each) => each !== alias) });
    draw();
  }
});
article.addEventListener("submit", (event) => {
  event.preventDefault();
  desk.draft(desk.card, typed(desk.card, desk.value(desk.card), event.target));
  isEditing = false;
  draw();
});
search.addEventListener("input", () => {
  desk.search(search.value.trim());
  another();
});
search.addEventListener("keydown", (event) => {
  if (event.code === "Enter" && !event.isComposing) search.blur();
});
for (const event of ["scroll", "resize"]) addEventListener(event, drawVisible, { passive: true });
// Another window may have decided.
document.addEventListener("visibilitychange", refresh);
addEventListener("focus", refresh);

async function refresh() {
  if (document.hidden || isAsking) return;
  try {
    const { told } = await ask("state");
    if (told.version !== desk.state.version) await take(told);
  } catch (error) {
    refused(error);
  }
}

draw();
