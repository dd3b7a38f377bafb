// What the page knows: the questions, what was decided, and where the person is.  No elements.

export const QUEUES = ["pairs", "names", "reviews"];
const NEXT = 4;
// Milliseconds: of a decision before there is a pace, and the longest that counts as one.
const USUAL = 6000;
const BREAK = 60000;
const WEIGHT = 5;

// Names are found by what they are, facts by their page as well.
const searched = ({ value, queue, page }) =>
  JSON.stringify([queue === "reviews" ? page : "", Object.values(value)])
    .normalize("NFC")
    .toLowerCase();

export class Desk {
  queue = QUEUES[0];
  at = "";
  filter = "";
  drafts = new Map();
  #spent = 0;
  #number = 0;
  #last = Date.now();

  constructor({ cards, phrases, state }) {
    this.phrases = phrases;
    this.take(cards, state);
    this.queue = QUEUES.find((queue) => this.left(queue)) ?? QUEUES[0];
    this.advance();
  }

  take(cards, state) {
    this.cards = cards;
    this.known = new Map(cards.map((each) => [each.id, each]));
    this.texts = new Map(cards.map((each) => [each.id, searched(each)]));
    this.told(state);
  }

  told(state) {
    this.state = state;
    this.silent = new Set(state.silent);
  }

  // -- the questions

  isOpen = ({ id }) => !(id in this.state.answers) && !this.silent.has(id);

  listed(queue = this.queue) {
    const wanted = this.filter.normalize("NFC").toLowerCase();
    return this.cards.filter(
      (each) =>
        each.queue === queue &&
        !this.silent.has(each.id) &&
        this.texts.get(each.id).includes(wanted),
    );
  }

  left(queue) {
    return this.cards.filter((each) => each.queue === queue && this.isOpen(each)).length;
  }

  get progress() {
    const asked = this.cards.filter(({ id }) => !this.silent.has(id));
    const left = asked.filter(this.isOpen).length;
    const pace = (this.#spent + WEIGHT * USUAL) / (this.#number + WEIGHT);
    return { left, decided: asked.length - left, minutes: Math.ceil((left * pace) / 60000) };
  }

  get card() {
    return this.listed().find(({ id }) => id === this.at) ?? null;
  }

  // The open questions after this one, that are shown beside it.
  get following() {
    const listed = this.listed();
    const here = listed.findIndex(({ id }) => id === this.at);
    const { docname } = listed[here] ?? {};
    return listed
      .slice(here + 1)
      .filter((each) => this.isOpen(each) && (this.queue !== "reviews" || each.docname === docname))
      .slice(0, NEXT);
  }

  // Without those that have what a review has one of, once another has it.
  compatible(cards) {
    const slots = cards.map(({ slot, id }) => JSON.stringify(slot ?? id));
    return cards.filter((_, position) => slots.indexOf(slots[position]) === position);
  }

  // -- values

  value(card) {
    const { id } = card;
    const value = this.drafts.get(id) ?? this.state.answers[id]?.value ?? card.value;
    const gathered = this.state.gathered[id];
    if (!gathered || this.drafts.has(id) || id in this.state.answers) return value;
    return { ...value, aliases: [...new Set([...value.aliases, ...gathered])] };
  }

  draft(card, value) {
    this.drafts.set(card.id, value);
  }

  decision(card, answer) {
    return { id: card.id, answer, value: this.value(card) };
  }

  // -- where the person is

  step(by) {
    const listed = this.listed();
    const here = listed.findIndex(({ id }) => id === this.at);
    this.at = listed[Math.min(Math.max(here + by, 0), listed.length - 1)]?.id ?? "";
  }

  // The next open question; those that were skipped come again at the end.
  advance() {
    const listed = this.listed();
    const here = listed.findIndex(({ id }) => id === this.at);
    const turned = [...listed.slice(here + 1), ...listed.slice(0, here + 1)];
    const next = turned.find(this.isOpen);
    if (next) {
      this.at = next.id;
      return;
    }
    const other = this.filter ? undefined : QUEUES.find((queue) => this.left(queue));
    if (other && other !== this.queue) {
      this.go(other);
    } else {
      this.at = "";
    }
  }

  go(queue) {
    this.queue = queue;
    this.at = "";
    if (this.left(queue) || this.filter) this.advance();
  }

  show(card) {
    if (this.silent.has(card.id)) return;
    this.filter = "";
    this.queue = card.queue;
    this.at = card.id;
  }

  search(text) {
    this.filter = text;
    const listed = this.listed();
    if (!listed.some(({ id }) => id === this.at)) {
      this.at = (listed.find(this.isOpen) ?? listed[0])?.id ?? "";
    }
  }

  keptPace(decided) {
    const now = Date.now();
    this.#spent += Math.min(now - this.#last, BREAK);
    this.#number += decided;
    this.#last = now;
  }
}
