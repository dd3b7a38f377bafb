// Loads the open page again when it changed, and shows what the builds warn of.
// The server adds this script to pages on their way; it is in no page that a build writes.
(() => {
  "use strict";
  const own = new URL(".", document.currentScript.src);
  const { digest } = document.currentScript.dataset;
  const kept = `sphinx-reviews live ${location.pathname}`;

  // -- the place in the page

  const place = JSON.parse(sessionStorage.getItem(kept) ?? "null");
  sessionStorage.removeItem(kept);
  if (place) {
    const go = () => scrollTo({ ...place, behavior: "instant" });
    go();
    addEventListener("load", go, { once: true });
  }
  const reload = () => {
    sessionStorage.setItem(kept, JSON.stringify({ left: scrollX, top: scrollY }));
    location.reload();
  };

  // -- what is shown

  const make = (name, text = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  const host = make("sphinx-reviews-live");
  const style = make("link");
  style.rel = "stylesheet";
  style.href = new URL("overlay.css", own);
  const panel = make("section");
  const head = make("div");
  const status = make("p");
  status.setAttribute("role", "status");
  const [show, close] = [make("button"), make("button")];
  const error = make("pre");
  error.tabIndex = 0;
  const list = make("ul");
  list.id = "list";
  show.setAttribute("aria-controls", list.id);
  head.append(status, show, close);
  panel.append(head, error, list);
  host.attachShadow({ mode: "open" }).append(style, panel);
  document.body.append(host);

  let dismissed = "";
  let shown = {};
  const unfold = (isOpen) => {
    list.hidden = !isOpen;
    show.setAttribute("aria-expanded", String(isOpen));
  };
  unfold(false);
  const dismiss = () => {
    dismissed = JSON.stringify([shown.heading, shown.error, shown.warnings]);
    draw();
  };
  show.addEventListener("click", () => unfold(list.hidden));
  close.addEventListener("click", dismiss);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      dismiss();
    }
  });

  const draw = () => {
    const { phrases, warnings } = shown;
    const isDismissed = dismissed === JSON.stringify([shown.heading, shown.error, warnings]);
    const removed = shown.page === "removed" ? phrases.removed : "";
    const told = [shown.building, removed, isDismissed ? "" : shown.heading].filter(Boolean);
    const text = told.join(" ");
    if (status.textContent !== text) {
      status.textContent = text;
    }
    host.lang = shown.language;
    panel.hidden = !text;
    error.textContent = isDismissed ? "" : shown.error;
    error.hidden = !error.textContent;
    show.textContent = phrases.show;
    close.textContent = phrases.close;
    close.hidden = isDismissed || !shown.heading;
    show.hidden = close.hidden || !warnings.length;
    if (show.hidden) {
      unfold(false);
    }
    list.replaceChildren(
      ...warnings.map(([file, said]) => {
        const item = make("li");
        item.append(make("code", file), make("span", said));
        return item;
      }),
    );
  };

  // -- what the server tells

  const isLoaded = (address) =>
    performance
      .getEntriesByType("resource")
      .some((each) => new URL(each.name).pathname === address);
  const about = new URLSearchParams({
    page: decodeURIComponent(location.pathname),
    digest,
    language: document.documentElement.lang,
  });
  const events = new EventSource(new URL(`events?${about}`, own));
  events.addEventListener("message", ({ data }) => {
    shown = JSON.parse(data);
    if (shown.page === "changed" || shown.changed.some(isLoaded)) {
      reload();
    } else {
      draw();
    }
  });
  events.addEventListener("error", () => {
    if (shown.phrases) {
      shown = { ...shown, building: shown.phrases.lost };
      draw();
    }
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
})();
