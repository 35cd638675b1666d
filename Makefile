# `make lab` and `make test` do all the set-up themselves; they need Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --constraint constraints.txt --editable

lab: .venv/lab  ## for learners: open the course in JupyterLab
	$(BIN)/jupyter lab --config=.jupyter/jupyter_lab_config.py $(LAB_OPTIONS)

teach: .venv/lab  ## for teachers: with all of nbgrader, and the next command to type
	@$(BIN)/python -m autograder.classroom.next_step
	$(BIN)/jupyter lab --config=.jupyter/jupyter_teach_config.py $(LAB_OPTIONS)

update: .venv/lab  ## for learners: get the newer course, keep your answers
	$(INSTALL) '.[update]'
	$(BIN)/python -m autograder update
	$(MAKE) .venv/lab

test: .venv/test  ## lessons, answers, the classroom loop, the browser; ALL=1 adds what is slow
	ALL=$(ALL) $(BIN)/pytest --numprocesses 2 $(TEST_OPTIONS)

build: .venv/test  ## lessons -> solutions -> notebooks; LESSON=01_detection builds one
	$(BIN)/python -m lessons.build $(LESSON)

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
	$(INSTALL) '.[browser,dask,postgres,test,update]'
	touch $@

.PHONY: lab teach update test build lint bench pins pythons clean
