# The two commands are `make book` and `make test`; each creates what it needs first.
# PYTHON=/path/to/python chooses the interpreter that makes the environment, ARGS goes to the tool behind a target.

# The first Python on PATH that is new enough; looked for only when an environment has to be made.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
# Written last, so an interrupted installation is taken up again; older than the lock means install again.
STAMP := $(VENV)/installed

.PHONY: book pdf test lab serve bench lint lock clean help

book: $(STAMP) ## build the site: _build/site/index.html
	@$(BIN)/python -m iraq_report build $(ARGS)

pdf: $(STAMP) ## print the built site: _build/pdf/iraq-report-<edition>.pdf
	@$(BIN)/python -m iraq_report pdf $(ARGS)

test: $(STAMP) ## run the tests; builds the book if it is missing or out of date
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal $(ARGS)

lab: $(STAMP) ## open JupyterLab on the notebooks
	@cd notebooks && ../$(BIN)/jupyter lab $(ARGS)

serve: $(STAMP) ## serve the built site on 127.0.0.1
	@$(BIN)/python -m iraq_report serve $(ARGS)

bench: $(STAMP) ## score the built pages with Lighthouse, into benchmarks/
	@$(BIN)/python -m benchmarks $(ARGS)

lint: $(STAMP) ## style, format, types, notebooks without outputs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb

lock: $(STAMP) ## pin every dependency for every platform into requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras pyproject.toml \
	-o requirements.txt --no-emit-index-url --no-header $(ARGS)

clean: ## remove what was built; the environment in .venv stays
	@rm -rf _build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find iraq_report tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

# A virtual environment that no longer starts (its Python was removed, its folder moved) is made afresh. The
# project is installed without dependencies, since the lock has them all, and with the locked setuptools.
$(STAMP): requirements.txt pyproject.toml
	@if ! $(BIN)/python -c '' 2>/dev/null; then \
	  python='$(PYTHON)'; \
	  if [ -z "$$python" ] || ! command -v "$$python" >/dev/null 2>&1; then \
	    echo "E-PYTHON-MISSING: no Python 3.11 or later was found; install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; fi; \
	  if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "E-PYTHON-OLD: $$python is older than Python 3.11; install a later one, or name it: make PYTHON=/path/to/python" >&2; exit 1; fi; \
	  if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then \
	    echo "E-PYTHON-VENV: $$python lacks the venv module; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; fi; \
	  echo "Making $(VENV) with $$python"; \
	  "$$python" -m venv --clear $(VENV) || exit 1; fi
	@echo "Installing what requirements.txt pins"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)
