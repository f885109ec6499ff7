.DEFAULT_GOAL := help
.PHONY: help install run test check audit lock bench clean

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

help: ## what can be made here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.x")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

install: .venv/installed ## make the environment from the lock

run: install ## open the desk on http://localhost:8501 with the seed article and the demo corpus
	$(BIN)/detente load --workspace desk seeds/articles
	$(BIN)/detente load --workspace demo --fictional seeds/demo/articles
	$(BIN)/detente serve --port $(PORT)

check: install ## lint, types: the part of the gate that takes seconds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check ## the whole gate, browser tests included
	$(BIN)/pytest

audit: install ## ask whether a locked dependency has a known vulnerability; says so where nobody answers
	$(BIN)/python .ci/audit.py requirements-hosted.txt

bench: install ## speed beside the bare spaCy pipeline, and of the desk in a browser
	$(BIN)/python benchmarks/analysis_speed.py
	$(BIN)/python benchmarks/desk_speed.py

lock: install ## write the requirements files anew, with hashes and no index address
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -c requirements.txt --extra postgres --extra sign-in -o requirements-hosted.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -c requirements-hosted.txt --group dev -o requirements-dev.txt pyproject.toml

clean: ## remove the environment and every cache
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info build dist
