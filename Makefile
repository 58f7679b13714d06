# `make demo` and `make test` are all one needs. Only paths relative to here, so that a folder with a space works.
PYTHON := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup demo stop test check walls requirements screenshots a11y bench assets

help:
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup:  ## install the pinned packages into .venv and compile the translations
	@tools/setup run

demo: setup  ## serve a fictional municipality on this machine (PORT=8000; RESET=1 starts over)
	@# exec, so that no shell stands between: make hands SIGTERM to its child and waits for it.
	@PORT="$(PORT)" RESET="$(RESET)" exec $(PYTHON) -m tools.demo

stop:  ## stop web, worker and database of this folder
	@[ ! -x $(PYTHON) ] || $(PYTHON) -m tools.stop

test:  ## run every test, with a real PostgreSQL and a real browser
	@tools/setup test
	@$(PYTHON) -m pytest -q -n 2 --dist loadgroup

check:  ## style, types, import contracts, missing migrations and translations, hard words, settings of production
	@tools/setup check
	@$(PYTHON) -m tools.check

walls:  ## show who can see what: every table and every actor, through both walls
	@tools/setup test
	@$(PYTHON) -m tools.walls

requirements:  ## count the requirements that a passing test shows, and write docs/requirements.md
	@tools/setup test
	@$(PYTHON) -m tools.requirements

screenshots:  ## picture every page, phone and desktop, into var/screenshots/
	@tools/setup test
	@$(PYTHON) -m tools.screenshots

a11y:  ## check every page in both languages at three widths, and write docs/accessibility.md; goes on where it stopped
	@tools/setup test
	@$(PYTHON) -m tools.a11y

bench:  ## measure the pages of the journey and the ranking into benchmarks/results/
	@tools/setup test
	@$(PYTHON) -m benchmarks

assets:  ## build the style sheets and scripts again (the one step that needs node)
	@tools/setup run
	@$(PYTHON) -m tools.assets
