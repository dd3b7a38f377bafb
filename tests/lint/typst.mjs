// Checks that Typst files are formatted as typstyle does, or formats them:
// node typst.mjs [--write] FOLDER...
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as typstyle from "@typstyle/typstyle-wasm-bundler/typstyle_wasm_bg.js";

// The package is made for bundlers, which would do this.
const compiled = import.meta.resolve("@typstyle/typstyle-wasm-bundler/typstyle_wasm_bg.wasm");
const imports = { "./typstyle_wasm_bg.js": typstyle };
const { instance } = await WebAssembly.instantiate(readFileSync(new URL(compiled)), imports);
typstyle.__wbg_set_wasm(instance.exports);

const folders = process.argv.slice(2).filter((argument) => argument !== "--write");
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".typ"))
    .map((name) => join(folder, name)),
);
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const formatted = typstyle.format(text, { max_width: 100 });
  if (formatted === text) continue;
  if (process.argv.includes("--write")) writeFileSync(file, formatted);
  else {
    console.error(`${file} is not formatted: npm run format`);
    process.exitCode = 1;
  }
}
