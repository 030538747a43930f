# Bening. `make demo` shows it, `make test` proves it.

.PHONY: help demo cluster test coverage bench screenshots wheel frontend environment clean

help:
	@echo "make demo    set everything up and serve the example year at http://127.0.0.1:8000"
	@echo "make cluster show it as many offices run it: PostgreSQL, SeaweedFS, nginx, two web processes, two workers"
	@echo "make test    set everything up and run every check, on SQLite and PostgreSQL, with a browser"
	@echo "make coverage run the tests once more and count the branches that they take"
	@echo "make bench   time the work that people wait for, as ratios"
	@echo "make screenshots  take the pictures of the documentation anew"
	@echo "make wheel   build the installable package into dist/"
	@echo "make clean   remove everything that make made (not the data folder)"

demo: frontend
	@tools/python-environment runtime
	@.venv/bin/bening demo

cluster: frontend
	@tools/system-packages
	@tools/python-environment dev
	@.venv/bin/python tools/cluster.py --port 8000

test:
	@tools/system-packages
	@tools/python-environment dev
	@tools/frontend
	@tools/test

coverage:
	@tools/system-packages
	@tools/python-environment dev
	@tools/frontend
	@tools/coverage

bench: frontend
	@tools/python-environment dev
	@.venv/bin/python -m tests.bench

screenshots: frontend
	@tools/python-environment dev
	@BENING_SCREENSHOTS=1 .venv/bin/pytest tests/journeys/test_pictures.py -q

wheel: frontend
	@tools/python-environment dev
	@.venv/bin/python -m hatchling build -t wheel

frontend:
	@tools/frontend

environment:
	@tools/python-environment dev

clean:
	rm -rf .venv node_modules dist build src/bening/static/built .cache .coverage htmlcov
