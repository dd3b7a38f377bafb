// Elements, made of text only: what suggestions say is never read as HTML.

export const make = (name, given = {}, ...content) => {
  const { className, ...attributes } = given;
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...content.flat().filter((each) => each !== "" && each !== null));
  return made;
};

export const filled = (phrase, values) =>
  phrase.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));

export const counted = ([singular, plural], n) => filled(n === 1 ? singular : plural, { n });
