# Two commands: `make run` and `make test`. Nothing else to install by hand or configure.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
N ?= 20000
SIZE ?= 20000
PROCESSES ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test test-long check bench demo worker roles lock needs screenshots clean

help: ## What can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(VENV)/.runtime: requirements.txt
	@scripts/environment "$(PYTHON)" $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@scripts/environment "$(PYTHON)" $(VENV) requirements-dev.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	@scripts/environment "$(PYTHON)" $(VENV) requirements-bench.txt
	@touch $@

run: $(VENV)/.runtime ## Start the dashboard, the candidate space and the worker
	@exec $(BIN)/python manage.py serve

test: $(VENV)/.dev needs ## Install what the tests need, and run everything
	@scripts/check quality
	@$(BIN)/python -m pytest -m "not long and not browser" -n $(PROCESSES) --dist loadfile $(ARGS)
	@$(BIN)/python -m pytest -m "browser and not long" -n $(PROCESSES) --dist loadfile $(ARGS)

test-long: $(VENV)/.dev needs ## The heavier suites; their last figures are in docs/benchmarks.md
	@$(BIN)/python -m pytest -m long $(ARGS)

needs: ## Install the programs the tests open (Chromium, PostgreSQL, LibreOffice, Poppler, qpdf)
	@scripts/needs

check: $(VENV)/.dev ## Style, types and import contracts, in seconds
	@scripts/check quality

bench: $(VENV)/.bench ## Measure ours beside what one would pick instead
	@scripts/bench $(SIZE)

demo: $(VENV)/.runtime ## Load N invented candidates: make demo N=200000
	@$(BIN)/python manage.py demo --candidates $(N)

worker: $(VENV)/.runtime ## Start one more worker (PostgreSQL: on as many machines as wanted)
	@exec $(BIN)/python manage.py worker

roles: $(VENV)/.runtime ## Print who may do what
	@$(BIN)/python manage.py staff rights

lock: $(VENV)/.dev ## Pin requirements again from requirements.in
	@scripts/lock

screenshots: $(VENV)/.dev needs ## Take the pictures of the README again
	@$(BIN)/python -m scripts.screenshots

clean: ## Forget the environment (never the data)
	@rm -rf $(VENV)
