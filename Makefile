# `make lab` and `make test` do all the set-up themselves; they need Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --constraint constraints.txt --editable

lab: .venv/lab  ## open the course in JupyterLab
	$(BIN)/jupyter lab --config=.jupyter/jupyter_lab_config.py $(LAB_OPTIONS)

test: .venv/test  ## lessons, answers, the classroom loop, the browser; ALL=1 adds what is slow
	ALL=$(ALL) $(BIN)/pytest --numprocesses 2 $(TEST_OPTIONS)

build: .venv/test  ## lessons -> solutions -> notebooks; LESSON=01_detection builds one
	$(BIN)/python -m lessons.build $(LESSON)

lint: .venv/test  ## style of the code, in the repository and in the lessons' cells
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: .venv/test  ## the grader's speed and memory, against nbgrader on the same machine
	$(BIN)/python benchmarks/bench_grading.py $(BENCH_OPTIONS)

pins: .venv/test  ## after upgrading in .venv: write down the versions that pass
	$(BIN)/pip freeze --exclude-editable > constraints.txt

clean:  ## forget the virtual environment
	rm -rf .venv build *.egg-info

.venv/lab: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) .
	touch $@

.venv/test: .venv/lab
	$(INSTALL) '.[browser,dask,postgres,test]'
	touch $@

.PHONY: lab test build lint bench pins clean
