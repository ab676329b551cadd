# onrecord: `make help` lists the targets.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/overview.html

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(READY) ## make the virtual environment from the lockfile

demo: $(READY) ## write an overview of the example story
	@mkdir -p $(dir $(DEMO))
	@# 3: done, with some pages unread; the story has such pages on purpose.
	@$(BIN)/onrecord overview examples/pages -o $(DEMO) || test $$? -eq 3

test: $(READY) ## run the tests
	@$(BIN)/pytest

lint: $(READY) ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

eval: $(READY) ## measure quality and compare with the floors
	@$(BIN)/python recipes/evaluate.py

bench: $(READY) ## measure speed and memory
	@$(BIN)/python recipes/bench.py

docs: $(READY) ## write the generated parts of the docs
	@$(BIN)/python recipes/docs.py
	@$(BIN)/python recipes/evaluate.py --write

check: lint test eval ## everything that CI runs

lock: ## renew the lockfile (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra web --group dev pyproject.toml -o requirements/dev.txt --upgrade

clean: ## remove what was built
	rm -rf build dist $(VENV)

.PHONY: help setup demo test lint eval bench docs check lock clean
