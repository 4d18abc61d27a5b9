# make demo      write a document from flags, and judge it
# make test      all checks and tests
# make coverage  fail unless the tests reach every branch of what judges a document (5 minutes)
# make mutation  change the rules a little, again and again, and fail unless tests notice 90 of 100 changes (20 minutes)
# make fuzz      mutate documents towards what no other reached, and fail if one breaks a promise (an hour)
# make judges    three judges of form on ten thousand documents (15 minutes)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What draws Mermaid charts in the tests; tests/report/show/drawn.py reads its name here.
MERMAID := build/mermaid-11.17.2.min.js

.PHONY: demo test generate format bench coverage mutation fuzz judges clean

demo: $(VENV)/installed
	@sh examples/demo.sh "$(BIN)/ozml"

test: $(VENV)/developing $(MERMAID)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m ozmlcli.generate --check
	$(BIN)/python -m pytest

generate: $(VENV)/developing
	$(BIN)/python -m ozmlcli.generate
	$(BIN)/python -m tests.readme

format: $(VENV)/developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/developing
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/bulk.py
	$(BIN)/python benchmarks/large.py
	$(BIN)/python benchmarks/crossover.py
	$(BIN)/python benchmarks/fmt.py
	$(BIN)/python benchmarks/diff.py

coverage: $(VENV)/developing
	$(BIN)/python -m campaigns.coverage

mutation: $(VENV)/developing
	$(BIN)/python -m campaigns.mutation

fuzz: $(VENV)/fuzzing
	$(BIN)/python -m campaigns.fuzz

judges: $(VENV)/developing
	$(BIN)/python -m campaigns.judges

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz

$(MERMAID):
	@command -v npm >/dev/null || { echo "npm is needed to fetch Mermaid (Debian: apt-get install npm)" >&2; exit 1; }
	@mkdir -p build
	cd build && npm pack --silent $(patsubst build/mermaid-%.min.js,mermaid@%,$(MERMAID)) >/dev/null
	tar -xOzf $(MERMAID:.min.js=.tgz) package/dist/mermaid.min.js > $@.part && mv $@.part $@
	rm $(MERMAID:.min.js=.tgz)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/developing: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/fuzzing: pyproject.toml | $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fuzz]'
	@touch $@
