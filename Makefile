# Every goal sets up what it needs by itself. PYTHON=python3.13 chooses the interpreter, ARGS=... passes arguments on.
SHELL := /bin/sh
BIN := .venv/bin
PYTHON ?=
ARGS ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run demo test lint bench soak screens texts package
.NOTPARALLEL:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1#/p' Makefile | awk -F'#' '{ printf "%-16s%s\n", $$1, $$2 }'

run: ## open the window on the sample programme
	@sh .ci/setup window
	@exec $(BIN)/rcsc-desktop --sample $(ARGS)

demo: ## without a window: write the sample's agendas (PDF) and participant list (Excel) into demo/
	@sh .ci/setup command
	@sh .ci/demo demo

test: ## run the tests
	@sh .ci/setup checks
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 $(ARGS)

lint: ## check style, types and layers
	@sh .ci/setup checks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: ## measure speed and print a table
	@sh .ci/setup checks
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -o addopts="-ra --strict-markers --strict-config" -p no:xdist \
		--timeout=1800 $(ARGS) tests/bench

soak: ## kill the program again and again and look what is left
	@sh .ci/setup checks
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak $(ARGS)

screens: ## write a picture of every page into screens/
	@sh .ci/setup checks
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screens $(ARGS)

texts: ## extract the texts for translators into resources/i18n/rcsc.pot
	@sh .ci/setup checks
	@$(BIN)/pybabel -q extract --keywords "t _t say translate mark plural:1,2 in_context:1c,2" --add-comments "For translators:" \
		--project "RCSC Desktop" --copyright-holder "the authors of RCSC Desktop" --add-location file --sort-by-file \
		-o resources/i18n/rcsc.pot rcsc_desktop
	@sed -i '/^"POT-Creation-Date/d; /^"PO-Revision-Date/d' resources/i18n/rcsc.pot
	@grep -c '^msgid' resources/i18n/rcsc.pot

package: ## build a folder with the program that runs without Python, in dist/
	@sh .ci/setup package
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec
