# `make run` serves the site, `make test` checks it. README.md explains both.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

VENV := .venv/bin/python
MANAGE := $(VENV) manage.py
STATIC := staticfiles/staticfiles.json
UV_COMPILE := $(VENV) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.DEFAULT_GOAL := help
.PHONY: help python run test lint bench tools lock clean

help:
	@echo "make run    set up and serve the site (HOST, PORT and PYTHON are honored)"
	@echo "make test   lint and the whole test suite"
	@echo "make lint   ruff, djlint, import rules, missing migrations"
	@echo "make bench  measure lists in small and in large databases, as ratios"
	@echo "make lock   resolve the dependencies of pyproject.toml again (UPGRADE=1: newer ones)"
	@echo "make clean  remove what the commands above made; database, media and .env stay"

python:
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "Cannot set up: there is no $(PYTHON). Install Python 3.11 or later." >&2; exit 1; }

run: python
	@"$(PYTHON)" -m microsite.bootstrap run
	@echo "Preparing the database" && $(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_places
	@$(MANAGE) load_content
	@$(MAKE) --silent --no-print-directory $(STATIC)
	@exec $(MANAGE) serve

# Hashing and compressing takes seconds: only when a file, the code or a package has changed.
$(STATIC): $(shell find static) microsite/static_storage.py .venv/requirements.txt.installed
	@echo "Collecting static files" && $(MANAGE) collectstatic --no-input --verbosity 0

tools: python
	@"$(PYTHON)" -m microsite.bootstrap test

lint: tools
	@echo "Python style" && $(VENV) -m ruff check --quiet . && $(VENV) -m ruff format --check --quiet .
	@echo "Templates" && $(VENV) -m djlint --lint --quiet templates
	@echo "Import rules" && { report=$$(.venv/bin/lint-imports --no-logo) || { echo "$$report"; exit 1; }; }
	@echo "Migrations" && $(MANAGE) makemigrations --check --dry-run --settings tests.settings

test: lint
	@echo "Tests" && $(VENV) -m pytest -n auto
	@echo "make test: lint and tests are green."

bench: python
	@"$(PYTHON)" -m microsite.bootstrap run
	@$(MAKE) --silent --no-print-directory $(STATIC)
	@$(MANAGE) bench

lock: tools
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) --output-file requirements.txt
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) --group dev --constraints requirements.txt \
		--output-file requirements-dev.txt

clean:
	rm -rf .venv staticfiles .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
