// A question as elements: what would be recorded, what it does, and the sentences.

import { make, filled } from "./make.js";

const FIRST = 3;

const field = (name, label, control) => {
  control.name = name;
  control.id = `field-${name}`;
  return make("label", { for: control.id }, make("span", {}, label), control);
};

const choice = (words, chosen) =>
  make(
    "select",
    {},
    Object.entries(words).map(([word, label]) =>
      make("option", { value: word, selected: word === chosen }, label),
    ),
  );

const text = (value) => make("input", { type: "text", value, autocomplete: "off" });

// What of a value may be typed, and what the value is then; nothing for other kinds.
const FORMS = {
  concept: {
    fields: ({ name, aliases }, { fields }) => [
      field("name", fields.name, text(name)),
      field("aliases", fields.aliases, text(aliases.join(", "))),
    ],
    // The name that was found stays one of its spellings, or it would be linked no more.
    read: (data, value) => {
      const typed = data
        .get("aliases")
        .split(",")
        .map((each) => each.trim());
      const old = data.get("name") === value.name ? [] : [value.name];
      return { name: data.get("name"), aliases: [...old, ...typed].filter(Boolean) };
    },
  },
  skill: {
    fields: ({ name, level, note }, { fields, levels }) => [
      field("name", fields.name, text(name)),
      field("level", fields.level, choice(levels, level)),
      field("note", fields.note, text(note)),
    ],
    read: (data) => Object.fromEntries(data),
  },
  verdict: {
    fields: ({ word }, { fields, verdicts }) => [
      field("word", fields.word, choice(verdicts, word)),
    ],
    read: (data) => Object.fromEntries(data),
  },
  audience: {
    fields: (value, { fields, audiences }) => {
      const [[whom, words]] = Object.entries(value);
      return [
        field("audience", fields.audience, choice(audiences, whom)),
        field("text", fields.text, text(words)),
      ];
    },
    read: (data) => ({ [data.get("audience")]: data.get("text") }),
  },
  book: {
    fields: ({ value }, { fields }) => [field("value", fields.value, text(value))],
    read: (data) => Object.fromEntries(data),
  },
};

export const canEdit = ({ kind }) => kind in FORMS;

export const typed = ({ kind }, value, form) => {
  const changed = FORMS[kind].read(new FormData(form), value);
  return kind === "audience" ? changed : { ...value, ...changed };
};

const form = (card, value, phrases) =>
  make(
    "form",
    { className: "edit" },
    FORMS[card.kind].fields(value, phrases),
    make("button", {}, phrases.done),
  );

// -- what would be recorded

export const answerOf = (phrases, { kind }, answer) =>
  (kind === "alias" && phrases.pairs[answer]) || phrases.answers[answer];

export const titleOf = (card, value, phrases) => {
  switch (card.kind) {
    case "alias":
      return `${value.of} = ${value.alias}`;
    case "skill":
      return value.level ? `${value.name} · ${phrases.levels[value.level]}` : value.name;
    case "verdict":
      return phrases.verdicts[value.word];
    case "audience":
      return Object.values(value)[0];
    case "book":
      return value.value;
    default:
      return value.name;
  }
};

const title = (card, value, phrases) => {
  if (card.kind !== "alias") return titleOf(card, value, phrases);
  return [
    make("span", { className: "stays" }, value.of, make("small", {}, phrases.stays)),
    make("span", { className: "equals" }, "="),
    make("span", {}, value.alias),
  ];
};

const chips = ({ aliases = [] }, phrases) =>
  aliases.length
    ? make(
        "ul",
        { className: "chips" },
        aliases.map((alias) =>
          make(
            "li",
            {},
            alias,
            make(
              "button",
              {
                type: "button",
                "data-alias": alias,
                "aria-label": filled(phrases.remove, { name: alias }),
              },
              "×",
            ),
          ),
        ),
      )
    : "";

// -- the sentences

export const sentence = ({ parts }) =>
  parts.map(([words, isMarked]) => (isMarked ? make("mark", {}, words) : words));

const quote = (each, isWide, phrases, { page }) =>
  make(
    "li",
    {},
    make(
      "blockquote",
      {},
      isWide && each.before ? make("span", { className: "around" }, `${each.before} `) : "",
      make("span", {}, sentence(each)),
      isWide && each.after ? make("span", { className: "around" }, ` ${each.after}`) : "",
    ),
    make(
      "p",
      { className: "place" },
      each.page === page ? "" : make("cite", {}, each.page),
      make("code", {}, each.place),
      each.isThere ? "" : make("strong", {}, phrases.gone),
    ),
  );

export const shown = (card, { value, answer, phrases, isWide, isEditing }) => {
  const isOfPage = card.queue === "reviews";
  const quotes = isWide ? card.quotes : card.quotes.slice(0, FIRST);
  return [
    isOfPage ? make("p", { className: "page" }, card.page) : "",
    make("p", { className: "asked" }, make("b", {}, card.label), phrases.questions[card.queue]),
    make("h1", { id: "title", className: card.kind }, title(card, value, phrases)),
    isEditing ? form(card, value, phrases) : chips(value, phrases),
    value.note ? make("p", { className: "note" }, value.note) : "",
    make(
      "p",
      { className: "effect" },
      card.effect ? make("strong", {}, card.effect) : "",
      make("span", {}, filled(phrases.because, { sources: card.sources.join(", ") })),
      answer
        ? make("em", {}, filled(phrases.decided, { answer: answerOf(phrases, card, answer) }))
        : "",
    ),
    make(
      "ol",
      { className: "quotes" },
      quotes.map((each) => quote(each, isWide || isOfPage, phrases, isOfPage ? card : {})),
    ),
  ];
};
