# make html builds the site, make test runs every test; both make .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
SPHINXOPTS ?=

.DEFAULT_GOAL := help
.PHONY: help html pdf live test lint bench locale clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml constraints.txt
	@echo "==> making $(VENV) (a minute, once)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt \
		--group test --group lint --editable ".[site]"
	@touch $@

html: $(INSTALLED) ## build the site into _build/html
	$(BIN)/python -m sphinx -b html -j auto $(SPHINXOPTS) . _build/html

pdf: $(INSTALLED) ## print the PDFs alone, into _build/pdf
	$(BIN)/python -m sphinx -b pdf $(SPHINXOPTS) . _build/pdf

live: $(INSTALLED) ## serve the site, built again at every save
	$(BIN)/sphinx-autobuild --watch ext --ignore '_build/*' $(SPHINXOPTS) . _build/html

# What needs Node runs where Node is.
VALIDATORS := tests/formats/structured_data/node_modules
$(VALIDATORS): tests/formats/structured_data/package.json
	-npm install --prefix tests/formats/structured_data --no-package-lock --no-audit --no-fund --silent

LINTERS := tests/lint/node_modules
$(LINTERS): tests/lint/package.json
	-npm install --prefix tests/lint --no-package-lock --no-audit --no-fund --silent

test: $(INSTALLED) $(if $(shell command -v npm),$(VALIDATORS) $(LINTERS)) ## run all tests
	$(BIN)/python -m pytest -n auto $(PYTESTOPTS)

lint: $(INSTALLED) $(if $(shell command -v npm),$(LINTERS)) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if [ -d $(LINTERS) ]; then npm run --silent --prefix tests/lint lint; \
	else echo "==> npm is missing: JavaScript, CSS and Typst were not checked"; fi

bench: $(INSTALLED) ## measure what a build costs, against plain Sphinx
	$(BIN)/python tests/benchmarks/build_cost.py

locale: $(INSTALLED) ## compile the interface's translations
	$(BIN)/pybabel compile --domain sphinx_reviews --directory ext/sphinx_reviews/language/locale

clean: ## remove what was built, but not .venv
	rm -rf _build dist
