# Two commands are enough: `make demo` and `make test`. Both set up what they need.

SHELL := /bin/sh
PORT ?= 8000
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do "$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo "$$p"; break; }; done)
RUN := .venv/bin/python
# One test process more than cores: some of them wait. TESTERS=0 runs the tests one after another.
TESTERS ?= $(shell cores=$$(nproc 2>/dev/null || echo 2); test $$cores -lt 8 || cores=7; expr $$cores + 1)
PYTEST := $(RUN) -m pytest -n $(TESTERS) --dist worksteal
# What somebody has set for another installation must not lead the demo or the tests there.
ALONE := env -u HANDRAIL_ENV -u SECRET_KEY -u HANDRAIL_MASTER_KEY -u HANDRAIL_TRAIL_KEY -u HANDRAIL_CHECKPOINT_KEY \
	-u ALLOWED_HOSTS -u SMTP_HOST -u BASE_URL -u DJANGO_SETTINGS_MODULE -u HANDRAIL_HOME -u HANDRAIL_DEMO \
	-u HANDRAIL_OVERLAYS -u HANDRAIL_AUDIENCES -u CHECKPOINT_FOLDER -u CHECKPOINT_MAIL -u CHECKPOINT_BUCKET

.DEFAULT_GOAL := help
.PHONY: help venv demo env test test-long test-fast test-database test-sqlite test-browser lint format faults bench bench-redaction bench-trail graph screens

help: ## what can be made
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || grep '##' Makefile

# --- set-up ---------------------------------------------------------------------------------------------------

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Handrail needs Python 3.11, 3.12 or 3.13: install it with \`apt-get install python3 python3-venv\`."; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || { echo "Python lacks its venv module: install it with \`apt-get install python3-venv\`."; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv

.venv/made-to-run: requirements.txt | .venv/bin/python
	@echo "Installing what Handrail needs (a minute or two, once) ..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/made-to-test: requirements-dev.txt .venv/made-to-run
	@echo "Installing what its tests need (a minute or two, once) ..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

venv: .venv/made-to-test ## .venv from the hashed requirements

# --- run ------------------------------------------------------------------------------------------------------

demo: .venv/made-to-run ## a school to try, at http://localhost:8000 (PORT=8123 moves it); Ctrl-C ends it
	@$(RUN) -m config.needs pango
	@exec $(ALONE) -u DATABASE_URL -u REDIS_URL HANDRAIL_DEMO=1 HANDRAIL_HOME=var/demo \
		BASE_URL=http://localhost:$(PORT) $(RUN) manage.py serve_demo --port $(PORT)

env: ## .env with fresh secrets, for docker compose
	@test ! -e .env || { echo ".env is there already and is left as it is."; exit 1; }
	@umask 077; "$(PYTHON)" config/new_env.py > .env; echo ".env written: docker compose up"

graph: .venv/made-to-run ## the case diagram, as var/case.svg
	@mkdir -p var && $(RUN) manage.py graph_case > var/case.svg && echo var/case.svg

screens: venv ## the pictures in docs/screens, taken again in the demo school
	@$(RUN) -m config.needs pango chromium
	@$(ALONE) -u DATABASE_URL -u REDIS_URL $(RUN) -m tests.journeys.screens

# --- check ----------------------------------------------------------------------------------------------------

test: venv ## lint and all tests, on a real PostgreSQL, Redis, worker, mail server and browser
	@$(RUN) -m config.needs pango chromium
	@$(MAKE) --no-print-directory lint test-fast test-database test-sqlite test-browser

test-fast: venv ## tests that need no database
	HANDRAIL_TEST_SERVICES=0 $(ALONE) $(PYTEST) -q -m "not database and not browser and not workers and not long"

test-database: venv ## tests on PostgreSQL and Redis, with real workers and mails
	$(ALONE) $(PYTEST) -q -m "(database or workers) and not browser and not long"

test-sqlite: venv ## the tests marked for both databases, on SQLite
	HANDRAIL_TEST_SERVICES=0 $(ALONE) $(PYTEST) -q -m "sqlite and not browser and not long"

test-browser: venv ## each role's journey in a real Chromium
	$(ALONE) $(PYTEST) -q -m "browser and not long"

test-long: venv ## the slow tests
	$(ALONE) $(PYTEST) -q -m "long"

faults: venv ## kill -9 and worse, over 200 times, and whether anything was lost or told twice (ARGS="--seed 1" and the like)
	@$(ALONE) -u DATABASE_URL -u REDIS_URL $(RUN) -m tests.faults $(ARGS)

lint: venv ## style, types, templates, import layers
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m djlint --quiet --lint templates
	$(RUN) -m mypy
	.venv/bin/lint-imports

format: venv ## rewrite the Python files in the house style
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

bench: venv ## the benchmarks
	@for file in $(wildcard benchmarks/*.py) benchmarks/trail; do echo "$$file"; $(ALONE) $(RUN) "$$file" || exit 1; done

var/bench/made: requirements-bench.txt
	@echo "Installing what Handrail is compared with, into var/bench (a minute or two, once) ..."
	@mkdir -p var && "$(PYTHON)" -m venv --clear var/bench
	@var/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

bench-redaction: var/bench/made ## redaction side by side with Presidio (ARGS="--set open --errors" and the like)
	$(ALONE) var/bench/bin/python -m benchmarks.redaction $(ARGS)

bench-trail: var/bench/made ## what the trail costs, beside django-simple-history and django-auditlog
	$(ALONE) -u DATABASE_URL -u REDIS_URL var/bench/bin/python -m benchmarks.trail
