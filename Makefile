# Two commands to know: `make demo` and `make test`. Python 3.11 or later is all they need.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
ALL    := src tests evals training docs

.PHONY: help demo test lint format evals cost train evaluate-model peer docs clean

help:  ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 18

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Rashomon needs Python 3.11 or later; set PYTHON=/path/to/python3.11'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test,docs]'
	@$(BIN)/python -m pip install --quiet --editable '.[ftm]' 2>/dev/null \
	  || echo 'FollowTheMoney is not checked: its library needs ICU and a C++ compiler'
	@touch $@ $(VENV)/.installed

$(VENV)/.evals: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable '.[evals]'
	@touch $@

demo: $(VENV)/.installed  ## read the example coverage and write its dossiers
	@$(BIN)/python examples/demo.py

test: lint  ## lint, types, import rules, then every test
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.tested
	$(BIN)/ruff check $(ALL)
	$(BIN)/ruff format --check $(ALL)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.tested  ## put the code in the house style
	$(BIN)/ruff check --fix $(ALL)
	$(BIN)/ruff format $(ALL)

evals: $(VENV)/.evals  ## measure every stage on public gold and hold the floors
	$(BIN)/python -m evals.gate

cost: $(VENV)/.evals  ## seconds and memory for 1,000 and 10,000 reports (FULL=1: 100,000)
	$(BIN)/python -m evals.cost $(if $(FULL),--full --keep build/cost)

# What a step of training frees, the next one takes again: a tenth faster where malloc is glibc's.
KEEP_MEMORY := MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=4294967296

$(VENV)/.train: $(VENV)/.evals
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	@touch $@

train: $(VENV)/.train  ## make the reader's model from the data folder (resumes; see training/)
	$(KEEP_MEMORY) $(BIN)/python -m training.fit $(RECIPE)
	$(BIN)/python -m training.export

evaluate-model: $(VENV)/.train  ## the model card's table, beside full precision and the teacher
	$(BIN)/python -m training.evaluate

peer: $(VENV)/.train  ## train a spaCy CNN pipeline on the same data and print both
	$(BIN)/python -m training.peer

docs: $(VENV)/.tested  ## write the reference pages and build the site into site/
	$(BIN)/python -m docs.make_reference
	$(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) site demo build dist
