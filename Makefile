# make run | test | check | soak | hostile | mutants | bench [QUICK=1] | day [QUICK=1] | texts | pictures | lock | kept | release | clean.  Needs Python 3.11 or newer, with venv, and make.

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
BENCH := .venv/.installed-bench
PEERS := .venv/peers/.installed
RELEASE := .venv/.installed-release
VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' bot/__init__.py)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
POT := locales/messages.pot
# No header and no line numbers: the template changes only when a sentence does.
EXTRACT := $(BIN)/pybabel -q extract -F locales/babel.cfg --no-default-keywords -k t -k tn:1,2 \
	-c Translators: --add-location=file --sort-by-file --no-wrap --omit-header
UPDATE := $(BIN)/pybabel -q update -i $(POT) -d locales --no-wrap --ignore-obsolete --ignore-pot-creation-date

.PHONY: run test check soak hostile mutants bench day texts pictures lock kept release clean
.DELETE_ON_ERROR:

# With a token the bot itself; without one a rehearsal on this machine, with made-up people (PORT=8080: where its page is).
run: $(RUN)
	@if [ -n "$$BOT_TOKEN$$BOT_TOKEN_FILE" ]; then exec $(BIN)/python -m bot run; \
	else exec $(BIN)/python -m bot rehearse $(if $(PORT),--port $(PORT)); fi

test: $(DEV)
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(EXTRACT) -o .venv/messages.pot bot desk
	cmp $(POT) .venv/messages.pot  # else: make texts
	$(UPDATE) --check
	@if command -v promtool >/dev/null; then \
	  promtool check rules deploy/alerts.yaml && promtool test rules deploy/alerts_test.yaml; \
	else echo "no promtool (Debian: prometheus): the rules of deploy/ are not checked"; fi
	$(BIN)/python -m pytest tests/rules/test_catalogs.py tests/rules/test_sentences.py

# Long runs with random faults, then the mutants.
soak: $(DEV)
	$(BIN)/python -m pytest -m soak --timeout=0
	$(BIN)/python -m tests.mutants

# Asks the desk 20,000 times for what no page of it asks for.  Some minutes; a part of soak.
hostile: $(DEV)
	$(BIN)/python -m pytest -m soak --timeout=0 tests/promises/test_n7_hostile_requests.py

# Breaks each safety rule alone and lets the tests look: fails when they notice fewer than 95 of 100.  Some minutes.
mutants: $(DEV)
	$(BIN)/python -m tests.mutants

# How well and how fast lists are matched, how fast messages go (benchmarks/README.md): a quarter of an hour.
# Writes docs/performance.md.  QUICK=1: small sizes, a few minutes, writes nothing.
bench: $(BENCH) $(PEERS)
	$(BIN)/python -m benchmarks.matching $(if $(QUICK),--registered 10000 --rows 1000 --decoys 200)
	$(BIN)/python -m benchmarks.delivery $(if $(QUICK),--quick)

# The hour of the exchange with the real program (benchmarks/README.md): forty minutes.  QUICK=1: a few, writes nothing.
day: $(BENCH)
	$(BIN)/python -m benchmarks.day $(if $(QUICK),--quick)

# Takes the sentences out of the code into every catalog.  A reworded one keeps its old translation as a suggestion, marked
# "fuzzy": the bot does not say it, and check fails until somebody has read it.  English is the code: nothing to suggest.
texts: $(DEV)
	$(EXTRACT) -o $(POT) bot desk
	$(UPDATE) -l en --no-fuzzy-matching
	$(UPDATE) --previous

# Writes the pictures of README and handbooks anew, from the page of the rehearsal in Chromium.
pictures: $(DEV)
	$(BIN)/python -m tests.browser.pictures

# Writes the exact versions and their hashes; what is locked already stays unless pyproject.toml forbids it.
lock: $(DEV)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) pyproject.toml --group dev --group bench -c requirements-dev.txt -o requirements-bench.txt
	$(COMPILE) pyproject.toml --group dev --group release -c requirements-dev.txt -o requirements-release.txt
	$(COMPILE) --group peers -o requirements-peers.txt

# Keeps what this version writes, for the tests of the versions to come (docs/upgrades.md); to be committed with a release.
kept: $(DEV)
	$(BIN)/python -m tests.upgrades

# What a release is made of, into dist/: the wheel, the source, its notes (a section of CHANGELOG.md), SBOM and licences.
release: $(RELEASE) $(RUN)
	rm -rf dist && mkdir dist
	awk '/^## /{on = /^## \[?$(VERSION)[] ]/} on' CHANGELOG.md > dist/NOTES.md
	@test -s dist/NOTES.md || { echo 'CHANGELOG.md has no section "## $(VERSION) - DATE"'; exit 1; }
	@test -s tests/upgrades/written/$(VERSION).json || { echo 'make kept, and commit what it writes'; exit 1; }
	$(BIN)/hatchling build
	sed 's/^dynamic = .*/version = "$(VERSION)"/' pyproject.toml > dist/pyproject.toml  # the SBOM names the version too
	$(BIN)/cyclonedx-py requirements requirements.txt --pyproject dist/pyproject.toml --output-file dist/zvistka.cdx.json
	rm dist/pyproject.toml
	$(BIN)/python -m venv .venv/bare && .venv/bare/bin/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip-licenses --python .venv/bare/bin/python --with-urls --format=markdown --output-file dist/LICENCES.md
	@echo 'then: git tag --sign v$(VERSION) --file dist/NOTES.md'

# Not data/: that is not ours to throw away.
clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv .venv

$(RUN): requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(BENCH): requirements-bench.txt | $(BIN)/python
	$(INSTALL) -r requirements-bench.txt
	@touch $@

$(RELEASE): requirements-release.txt | $(BIN)/python
	$(INSTALL) -r requirements-release.txt
	@touch $@

$(PEERS): requirements-peers.txt | $(BIN)/python
	$(BIN)/python -m venv .venv/peers
	.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.txt
	@touch $@
