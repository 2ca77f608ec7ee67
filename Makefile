# One short word a task. `make run` and `make test` need only Python 3.11 or newer and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8501
# who may reach the app: this machine alone; for a room `make run ADDRESS=0.0.0.0 HOSTS="*"`
ADDRESS ?= localhost
HOSTS   ?= localhost 127.0.0.1
LISTEN  := --server.port $(PORT) --server.address $(ADDRESS) $(HOSTS:%=--server.allowedHosts '%')

.PHONY: run test check bench studies snapshots mutants browser clean

run: $(VENV)/.app ## start the app and open it on the sample
	@$(BIN)/python -c 'import socket, sys; busy = not socket.socket().connect_ex(("$(ADDRESS)", $(PORT))); sys.exit("Port $(PORT) is taken. Try: make run PORT=$(shell expr $(PORT) + 1)" if busy else 0)'
	$(BIN)/streamlit run streamlit_app.py $(LISTEN)

test: $(VENV)/.dev browser ## install what the tests need, a browser too, and run them all
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## timings, each beside a peer in the same run
	$(BIN)/python -m tests.benchmarks

studies: $(VENV)/.dev ## the slow simulations whose tables are committed
	$(BIN)/python -m pytest -m study -n 2

snapshots: $(VENV)/.dev ## write the words of lib/report anew; read the difference before committing
	$(BIN)/python -m tests.report.written

mutants: $(VENV)/.dev ## change the code in small ways and see a test fail; the tables are committed
	nice $(BIN)/python -m tests.mutation

browser: $(VENV)/.dev
	$(BIN)/python -m tests.browser.install

$(VENV)/.app: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Prapasca needs Python 3.11 or newer: make run PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: $(VENV)/.app requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV)
