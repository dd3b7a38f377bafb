"""The Typst engine: source code, compiler, images, formulas, Hangul."""
