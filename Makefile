# Needs only make and Python 3.11 or newer with venv; another Python: make demo PYTHON=python3.12
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench bench-page bench-import fuzz amend-proofs reference editions templates starters pictures page-pictures clean

demo: $(VENV)/installed.stamp  ## write the four documents of the sample program into out/
	$(BIN)/shnor-docs render rybinsk-2020-2022

test: $(VENV)/developing.stamp  ## run the tests
	$(BIN)/pytest -n 2

check: $(VENV)/developing.stamp  ## lint, format, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: $(VENV)/developing.stamp  ## compare speed and memory with docxtpl and pandas
	$(BIN)/python -m bench

bench-page: $(VENV)/developing.stamp  ## how long a person waits at the page (Chromium)
	$(BIN)/python -m bench.page

bench-import: $(VENV)/developing.stamp  ## how long a program is drafted of Word files of 25 to 200 pages
	$(BIN)/python -m bench.importing

N ?= 10000
fuzz: $(VENV)/developing.stamp  ## try spoilt inputs, ten thousand or N=…; one of them again: make fuzz SEED=…
	$(BIN)/python -m fuzz $(if $(SEED),--seed $(SEED),$(N))

amend-proofs: $(VENV)/developing.stamp  ## draft, prove and track random change sets over the samples: N=500
	AMEND_PROOFS=$(if $(filter command line,$(origin N)),$(N),500) $(BIN)/python -m pytest -q -n 2 tests/lifecycle/amending/test_proofs.py tests/rendering/test_redline.py -k "whatever or change_sets"

reference: $(VENV)/installed.stamp  ## renew docs/reference and schemas from the code
	$(BIN)/python tools/build_reference.py

templates: $(VENV)/installed.stamp  ## renew the ready Word templates from tools/default_templates
	$(BIN)/python tools/build_templates.py

starters: $(VENV)/installed.stamp  ## renew the files to double-click in this folder
	$(BIN)/python tools/build_starters.py

pictures: $(VENV)/installed.stamp  ## draw the first pages of the samples into docs/pictures (LibreOffice, poppler)
	$(BIN)/python tools/draw_pictures.py

page-pictures: $(VENV)/developing.stamp  ## draw the page in the browser into docs/pictures (Chromium)
	$(BIN)/python tools/draw_page.py

editions: $(VENV)/installed.stamp  ## lay down the editions of the samples anew, after changing one
	$(BIN)/python tools/approve_samples.py

clean:  ## remove what the commands above make
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/installed.stamp: pyproject.toml constraints.txt tools/install.py
	$(PYTHON) tools/install.py
	@touch $@

$(VENV)/developing.stamp: pyproject.toml constraints.txt tools/install.py
	$(PYTHON) tools/install.py --dev
	@touch $(VENV)/installed.stamp $@
