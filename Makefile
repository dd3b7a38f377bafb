# make html builds the site, make test runs every test; each installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# What Sphinx prints; make html SPHINXOPTS= shows each page.
SPHINXOPTS ?= --quiet

# One file for each purpose that .venv is ready for.
SITE := $(VENV)/ready-for-site
LIVE := $(VENV)/ready-for-live
TEST := $(VENV)/ready-for-test
LINT := $(VENV)/ready-for-lint

.DEFAULT_GOAL := help
.PHONY: help html pdf live test versions lint bench locale clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(SITE): pyproject.toml constraints.txt
	@echo "==> installing Sphinx, the PDF compiler and fonts into $(VENV) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) "pip>=25.1"
	@$(PIP) --editable ".[site]"
	@touch $@

$(LIVE) $(TEST) $(LINT): $(VENV)/ready-for-%: $(SITE)
	@echo "==> installing what make $* needs into $(VENV) (once)"
	@$(PIP) --group $*
	@touch $@

html: $(SITE) ## build the site into _build/html
	@echo "==> building the site and its PDFs"
	@$(BIN)/python -m sphinx -b html -j auto $(SPHINXOPTS) . _build/html
	@echo "==> open _build/html/index.html"

pdf: $(SITE) ## print the PDFs alone, into _build/pdf
	@echo "==> printing the PDFs"
	@$(BIN)/python -m sphinx -b pdf $(SPHINXOPTS) . _build/pdf
	@echo "==> open _build/pdf/library.pdf"

live: $(LIVE) ## serve the site, built again at every save
	@$(BIN)/sphinx-reviews live --watch ext

# What needs Node runs where Node is.
VALIDATORS := tests/formats/structured_data/node_modules
$(VALIDATORS): tests/formats/structured_data/package.json
	-npm install --prefix tests/formats/structured_data --no-package-lock --no-audit --no-fund --silent

LINTERS := tests/lint/node_modules
$(LINTERS): tests/lint/package.json
	-npm install --prefix tests/lint --no-package-lock --no-audit --no-fund --silent

# One worker more than there are cores, as browsers and builds wait now and then.
test: $(TEST) $(if $(shell command -v npm),$(VALIDATORS) $(LINTERS)) ## run all tests
	$(BIN)/python -m pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist worksteal $(PYTESTOPTS)

# Of what pyproject.toml declares: the oldest, and the newest that this Python can have.
versions: ## run the main tests with the oldest and the newest dependencies
	$(PYTHON) tests/versions.py oldest
	$(PYTHON) tests/versions.py newest

lint: $(LINT) $(if $(shell command -v npm),$(LINTERS)) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if [ -d $(LINTERS) ]; then npm run --silent --prefix tests/lint lint; \
	else echo "==> npm is missing: JavaScript, CSS and Typst were not checked"; fi

bench: $(TEST) ## measure what a build costs, against plain Sphinx and Hugo
	$(BIN)/python tests/benchmarks/build_cost.py $(BENCHOPTS)

locale: $(SITE) ## compile the interface's translations
	$(BIN)/pybabel compile --domain sphinx_reviews --directory ext/sphinx_reviews/language/locale

clean: ## remove what was built, but not .venv
	rm -rf _build dist
