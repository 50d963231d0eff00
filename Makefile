# `make build` and `make test` work from a bare clone with Python 3.11+ and make alone, on Windows too.
ifeq ($(OS),Windows_NT)
  PYTHON ?= py -3
  BIN := .venv/Scripts
else
  PYTHON ?= python3
  BIN := .venv/bin
endif
YEAR ?= 2024
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# What is locked is installed as it is: no other version, no other file, no code run on the way.
LOCKED := $(PIP) --no-deps --require-hashes --only-binary :all:

.PHONY: build test quick lint types data windows bundle wheels mutate bench kills forge fuzz rule docs site pictures schema reference locale lock sbom clean

build: .venv/.installed
	$(BIN)/lkj build $(YEAR)

test: lint types .venv/.sited
	$(BIN)/pytest -n auto

# While working: what a slip breaks, in seconds. Tests with the marker `lambat` are left to `make test`, as is the
# search for what was never closed, which takes each worker a second; what should bear the marker is told.
quick: lint types
	$(BIN)/pytest -n auto -m "not lambat" -q -p no:unraisableexception --durations 5 --durations-min 0.5

lint: .venv/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.developed
	$(BIN)/mypy

# The years that are shipped, by the code of this checkout.
data: .venv/.developed
	$(BIN)/lkj check
	$(BIN)/lkj check --root examples
	$(BIN)/lkj check --root examples/dinas-kesehatan
	$(BIN)/lkj check --root examples/unit-kementerian
	$(BIN)/lkj fmt --check
	$(BIN)/lkj fmt --check --root examples
	$(BIN)/lkj fmt --check --root examples/dinas-kesehatan
	$(BIN)/lkj fmt --check --root examples/unit-kementerian

# The same commands on Linux and on a Windows of Wine, compared byte for byte; QUICK=1 compares only a few.
windows: .venv/.developed
	$(BIN)/python scripts/windows $(if $(QUICK),--quick)

# A zip for Windows that needs no installation, in dist/; LKJ_PYTHON_WIN names the folder of the embeddable Python.
bundle: .venv/.developed
	$(BIN)/python scripts/bundle.py

# The wheels that lkj is installed from where there is no network, for three systems, in dist/wheels.
wheels: .venv/.developed
	$(BIN)/python scripts/wheels.py

# Which changes of the code that computes no test would notice; half an hour.
mutate: .venv/.mutated
	$(BIN)/python scripts/mutate.py

bench: .venv/.developed
	$(BIN)/python scripts/bench.py

# Kill every command that writes at random moments, and look for damage; N times, Linux alone.
kills: .venv/.developed
	$(BIN)/python scripts/kills.py $(N)

# Forgeries of a built PDF, all to be found by `lkj verify`, and honest copies, none to be accused.
forge: .venv/.developed
	$(BIN)/python scripts/forge.py

# Change years in a hundred thousand ways, and more, and see that lkj bears it; fewer with CHECK=1000 BUILD=10.
CHECK ?= 100000
BUILD ?= 1000
FILTER ?= 2000
FORGE ?= 500
fuzz: .venv/.developed
	$(BIN)/python scripts/fuzz.py --check $(CHECK) --build $(BUILD) --filter $(FILTER) --forge $(FORGE)

# The skeleton of a new rule, in its family: make rule CODE=LKJ499 NAME=kantor_kosong
rule: .venv/.developed
	$(BIN)/python scripts/rule.py $(CODE) $(NAME)

# What is generated from the code and kept in Git; a test fails when one of them is stale.
docs: .venv/.developed
	$(BIN)/python scripts/aturan_docs.py
	$(BIN)/python scripts/rumus_docs.py
	$(BIN)/python scripts/data_docs.py
	$(BIN)/python scripts/acuan_docs.py

# The documentation as a site, in build/situs.
site: .venv/.sited
	$(BIN)/python scripts/docs_site.py

# The pictures of README and guide, of real pages and terminals; Linux with Chromium.
pictures: .venv/.developed
	$(BIN)/python scripts/gambar_docs.py

schema: .venv/.developed
	$(BIN)/lkj schema

reference: .venv/.developed
	$(BIN)/python scripts/reference_docx.py

locale: .venv/.developed
	$(BIN)/pybabel -q compile -i lkj/cli/locale/id/LC_MESSAGES/messages.po -o lkj/cli/locale/id/LC_MESSAGES/messages.mo

# Which packages are installed, to the byte; UPGRADE=1 takes the newest.
lock: .venv/.developed
	$(BIN)/python scripts/lock.py $(if $(UPGRADE),--upgrade)

# What lkj is made of and runs with; after `make lock` changed what runs.
sbom: .venv/.developed
	$(BIN)/python scripts/sbom.py

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(d, True) for d in ('.venv', '.windows', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.hypothesis', '.mutmut')]"

.venv/.created:
	$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'lkj memerlukan Python 3.11 atau lebih baru; yang ada ' + sys.version.split()[0])"
	$(PYTHON) -m venv .venv
	$(BIN)/python -c "open('.venv/.created', 'w').close()"

.venv/.installed: .venv/.created pyproject.toml requirements/run.txt requirements/build.txt
	$(LOCKED) --requirement requirements/run.txt --requirement requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "open('.venv/.installed', 'w').close()"

.venv/.developed: .venv/.installed requirements/dev.txt
	$(LOCKED) --requirement requirements/dev.txt
	$(BIN)/python -c "open('.venv/.developed', 'w').close()"

.venv/.sited: .venv/.developed requirements/site.txt
	$(LOCKED) --requirement requirements/site.txt
	$(BIN)/python -c "open('.venv/.sited', 'w').close()"

.venv/.mutated: .venv/.developed requirements/mutate.txt
	$(LOCKED) --requirement requirements/mutate.txt
	$(BIN)/python -c "open('.venv/.mutated', 'w').close()"
