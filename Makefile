# make demo    write a document from flags, and judge it
# make test    all checks and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test generate format bench clean

demo: $(VENV)/installed
	@sh examples/demo.sh "$(BIN)/ozml"

test: $(VENV)/developing
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

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/developing: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/installed
