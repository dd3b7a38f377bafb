// Copies a citation.  A page opened as a file may not write to the clipboard, so there
// the browser copies the selection.
(() => {
  "use strict";
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text.textContent);
      return;
    }
    getSelection().selectAllChildren(text);
    document.execCommand("copy");
    getSelection().removeAllRanges();
  };

  for (const address of document.querySelectorAll(".rv-citation [data-here]")) {
    address.querySelector("pre").textContent = location.href.replace(/[?#].*/, "");
    address.hidden = false;
  }
  for (const button of document.querySelectorAll(".rv-citation button")) {
    const label = button.textContent;
    const text = button.closest("figure").querySelector("pre");
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await copy(text);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
})();
