# make demo, make test, make check, make bench, make train: each sets up .venv by itself.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
GOLD ?= gold/train
CORPUS ?= corpus

.PHONY: demo test check bench train clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/installed
	$(BIN)/kg build data/samples --out output/demo
	$(BIN)/kg stats output/demo

test: $(VENV)/installed
	$(BIN)/python -m pytest

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks

train: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python -m kg.learn.marks join data/training $(CORPUS) output/training
	$(BIN)/python -m kg.learn $(GOLD) output/training data/training

clean:
	rm -rf $(VENV) output/demo dist
