// Offers the address of the quoted sentence that a reader points at or reads by keyboard.
// There is one button: it comes to the sentence, and so right after its links.
(() => {
  "use strict";
  const { label, copied } = document.currentScript.dataset;
  const button = document.createElement("button");
  const status = document.createElement("span");
  button.type = "button";
  button.className = "rv-sentence-link";
  status.className = "rv-sentence-status";
  status.setAttribute("role", "status");
  document.body.append(status);

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = document.createElement("textarea"); // a page opened as a file
    field.value = text;
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  };

  const come = (event) => {
    const sentence = event.target.closest?.(".rv-quoted");
    if (!sentence) {
      if (!button.matches(":focus")) {
        button.remove();
      }
    } else if (!sentence.contains(button)) {
      const end = sentence.matches("tr") ? sentence.lastElementChild : sentence;
      button.textContent = label;
      button.style.translate = "";
      (end.lastElementChild?.matches("p") ? end.lastElementChild : end).append(button);
      const beyond = button.getBoundingClientRect().right - document.documentElement.clientWidth;
      button.style.translate = `${Math.min(0, -8 - beyond)}px`;
    }
  };
  document.addEventListener("mouseover", come);
  document.addEventListener("focusin", come);

  button.addEventListener("click", async () => {
    await copy(`${location.href.replace(/#.*/, "")}#${button.closest(".rv-quoted").id}`);
    button.textContent = copied;
    status.textContent = "";
    setTimeout(() => (status.textContent = copied));
  });
})();
