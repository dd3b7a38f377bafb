// Keys by their place on the keyboard, whatever script it writes.

const KEYS = {
  KeyA: "yes",
  KeyL: "list",
  KeyN: "no",
  KeyX: "no",
  KeyS: "skip",
  KeyJ: "next",
  KeyK: "previous",
  KeyE: "edit",
  KeyM: "swap",
  KeyU: "undo",
  Space: "more",
  Slash: "filter",
  Digit1: "pairs",
  Digit2: "names",
  Digit3: "reviews",
  Escape: "leave",
};
const WITH_SHIFT = { KeyA: "all", KeyU: "redo", Slash: "help" };
// A key that is held down goes on with these only.
const REPEATED = new Set(["next", "previous"]);

// Where Space and letters have a meaning of their own.
const OWN = {
  Space: "button, summary, select, input, textarea",
  Escape: "dialog",
};
const TYPED = "input, select, textarea, dialog";

export const listen = (act) => {
  document.addEventListener("keydown", (event) => {
    const { code, shiftKey, target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const what = (shiftKey ? WITH_SHIFT : KEYS)[code];
    if (!what || target.closest?.(OWN[code] ?? TYPED)) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!event.repeat || REPEATED.has(what)) act(what);
  });
};
