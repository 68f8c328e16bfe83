# A list of names: what each does stands in tools/launch.py, which Windows runs without make.
PYTHON ?= $(shell command -v python3 || command -v python)
LAUNCH := $(PYTHON) tools/launch.py

.PHONY: check run demo test lint audit fix bench backtest shots lock setup

check: lint test

# STORE=path-or-url opens an office's own store, PORT=n another port: both travel by the environment.
run:
	@$(LAUNCH) run

# ARGS go on to pytest, tests.bench or tests.shots: make test ARGS="-k gate".
test bench shots:
	@$(LAUNCH) $@ $(ARGS)

demo lint audit fix lock setup backtest:
	@$(LAUNCH) $@
