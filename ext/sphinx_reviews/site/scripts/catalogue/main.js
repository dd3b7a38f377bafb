// Only the first catalogue with facets reads the address.
const root = document.querySelector(".rv-catalogue[data-all]");
if (root) factories.filters(root);
