# `make run` and `make test` set up all they need; tools/setup.py tells how. The rest is for daily work.

# The first Python on the path that is new enough.
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
ifeq ($(PYTHON),)
$(error Token Inspector needs Python 3.11 or newer, and none was found on the path)
endif

BIN := .venv/bin
ARGS ?=

.PHONY: run test check test-others fix pictures bench wheel clean set-up-run set-up-test

run: set-up-run  ## open the window; make run ARGS=FILE opens it with a token
	@$(BIN)/python -m inspector $(ARGS)

test: set-up-test check  ## every check and every test; the last line is the verdict
	$(BIN)/python -m pytest -n auto --dist loadgroup
	@$(PYTHON) tools/setup.py others

check: set-up-test  ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-others: set-up-test  ## the suite on the other Pythons that are found here
	@$(PYTHON) tools/setup.py others

fix: set-up-test  ## what the tools can set right by themselves
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: set-up-test  ## the pictures of README and guide, from the real window
	xvfb-run --auto-servernum --server-args="-screen 0 1600x1200x24 -nolisten tcp" $(BIN)/python tools/screenshots.py
	xvfb-run --auto-servernum --server-args="-screen 0 1600x1200x24 -nolisten tcp" $(BIN)/python tools/guide_pictures.py

bench: set-up-run  ## start and paste-to-painted, beside what they are measured against
	@$(BIN)/python -m bench

wheel: set-up-test  ## dist/token_inspector-*.whl
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf .venv .venv-* dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage

set-up-run set-up-test: set-up-%:
	@$(PYTHON) tools/setup.py $*
