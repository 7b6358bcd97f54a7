# make run    the browser over the sample articles, from nothing but Python 3.11 and make
# make test   every test
# make lint   style, form and types
# make bench  how fast it is here; ARTICLES=100000 for a large store

PYTHON ?= python3
ARTICLES ?= 10000
BIN := .venv/bin

# Bytecode is half of the time to start: whoever switched it off did not mean this.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint bench clean

run: .venv/installed
	$(BIN)/mahdar --sample

test: .venv/tested
	$(BIN)/pytest -n 3

lint: .venv/linted .venv/tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases tests

bench: .venv/tested
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/bench_reading.py
	$(BIN)/python tests/bench_reading.py --long 100000 1000000
	$(BIN)/python tests/bench_reading.py --memory 1000 5000
	$(BIN)/python tests/bench_ingest.py
	$(BIN)/python tests/bench_store.py --articles $(ARTICLES)
	$(BIN)/python tests/bench_views.py --articles $(ARTICLES)
	$(BIN)/python tests/bench_terminal.py
	$(BIN)/python tests/bench_browser.py --articles $(ARTICLES)
	$(BIN)/python tests/bench_arabic.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

.venv/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mahdar needs Python 3.11 or newer: make PYTHON=... run")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	-$(BIN)/python -m compileall -qq .venv/lib tui store
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --group test
	touch $@

.venv/linted: .venv/installed
	$(BIN)/python -m pip install --quiet --group lint
	touch $@
