// Prints what the validator finds in pages, as JSON: node validate.mjs VOCABULARY PAGE...
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import Extractor from "@marbec/web-auto-extractor";

const [vocabulary, ...pages] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(vocabulary, "utf8"));
const Extract = Extractor.default ?? Extractor;
const found = [];
for (const page of pages) {
  const data = new Extract({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(
    readFileSync(page, "utf8"),
  );
  for (const issue of await new Validator(schema).validate(data)) {
    found.push({ page, severity: issue.severity, message: issue.issueMessage });
  }
}
console.log(JSON.stringify(found));
