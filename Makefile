# make run opens the program; make test runs the tests. Each sets itself up in .venv; `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
export QT_QPA_PLATFORM_FALLBACK := offscreen
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test test-all check screenshots package benchmarks format clean

help:  ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(READY): requirements-dev.txt pyproject.toml
	@$(PYTHON) .ci/preflight.py --python
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)  ## open the program with the demo workspace (without a screen: run the demo in the terminal)
	@$(BIN)/python .ci/preflight.py --run

test: $(READY)  ## the tests, without the slow campaigns
	@$(BIN)/python .ci/preflight.py --libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 -m "not slow"

test-all: $(READY)  ## the slow campaigns too: kill -9, bit flips, load
	@$(BIN)/python .ci/preflight.py --libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2

check: $(READY)  ## ruff, pyright, import-linter, translations, migrations in step with the tables
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports --no-cache
	$(BIN)/python .ci/translations.py --check
	$(BIN)/python -m db.migrate --check

format: $(READY)  ## let ruff lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(READY)  ## every page and wizard step as PNG under build/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/screenshots.py

package: $(READY)  ## the frozen program under dist/, tried once in the terminal and once as a window
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	$(BIN)/python .ci/try_package.py

clean:  ## remove what was built
	rm -rf build dist .pytest_cache .ruff_cache .hypothesis
