// Hovering over a concept in the graph highlights its neighbours.
(() => {
  "use strict";
  for (const svg of document.querySelectorAll(".rv-graph svg")) {
    const nodes = [...svg.querySelectorAll("[data-node]")];
    const edges = [...svg.querySelectorAll("[data-ends]")].map((line) => ({
      line,
      ends: line.dataset.ends.split(" "),
    }));
    const light = (event) => {
      const node = event.target.closest("[data-node]")?.dataset.node;
      const near = new Set([node]);
      for (const { line, ends } of edges) {
        const touches = node !== undefined && ends.includes(node);
        line.classList.toggle("rv-lit", touches);
        if (!touches) continue;
        for (const end of ends) near.add(end);
      }
      for (const each of nodes) {
        each.classList.toggle("rv-dim", node !== undefined && !near.has(each.dataset.node));
      }
    };
    svg.addEventListener("pointerover", light);
    svg.addEventListener("focusin", light);
    svg.addEventListener("pointerleave", () => light({ target: svg }));
    svg.addEventListener("focusout", () => light({ target: svg }));
  }
})();
