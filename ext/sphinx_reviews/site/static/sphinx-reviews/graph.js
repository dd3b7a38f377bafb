// Hovering over a concept in a drawing leaves its neighbours and the lines to them; all else fades.
(() => {
  "use strict";
  for (const svg of document.querySelectorAll(".rv-graph-box svg[role]")) {
    const nodes = [...svg.querySelectorAll("[data-node]")];
    const edges = [...svg.querySelectorAll("[data-ends]")].map((line) => ({
      line,
      ends: line.dataset.ends.split(" "),
    }));
    const light = (event) => {
      const node = event.target.closest("a[data-node]")?.dataset.node;
      const near = new Set([node]);
      for (const { line, ends } of edges) {
        const touches = node !== undefined && ends.includes(node);
        line.classList.toggle("rv-lit", touches);
        line.classList.toggle("rv-dim", node !== undefined && !touches);
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
