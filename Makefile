# `make lab` and `make test` do all the set-up themselves; they need Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --constraint constraints.txt --editable

lab: .venv/lab  ## open the course in JupyterLab
	$(BIN)/jupyter lab --config=.jupyter/jupyter_lab_config.py $(LAB_OPTIONS)

test: .venv/test  ## everything: lessons, answers, the classroom loop, the browser
	$(BIN)/pytest --numprocesses 2 $(TEST_OPTIONS)

build: .venv/test  ## lessons -> solutions -> notebooks; LESSON=01_detection builds one
	$(BIN)/python lessons/build.py $(LESSON)

lint: .venv/test  ## style of the code, in the repository and in the lessons' cells
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: .venv/test  ## the grader's speed and memory, against nbgrader on the same machine
	$(BIN)/python benchmarks/bench_grading.py $(BENCH_OPTIONS)

pins: $(BIN)/uv  ## write constraints.txt again; PINS_OPTIONS=--upgrade takes the newest versions
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --all-extras \
		--no-header --no-annotate --output-file constraints.txt $(PINS_OPTIONS)

pythons: .venv/test  ## helpers and grader on this machine's other Pythons, from 3.11 on
	$(BIN)/python tests/pythons.py

clean:  ## forget the virtual environments
	rm -rf .venv build *.egg-info

.venv/lab: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) .
	touch $@

$(BIN)/uv:  # alone: the rest cannot be installed where a new bound contradicts a pin
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet uv

.venv/test: .venv/lab
	$(INSTALL) '.[browser,dask,postgres,test]'
	touch $@

.PHONY: lab test build lint bench pins pythons clean
