# Two targets do everything on a fresh Debian or Ubuntu machine with Swift 6.3: `make run` and `make test`.
SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
SIZE ?= 64
BINARY := .build/release/dateline
STATIC := -c release --static-swift-stdlib -Xswiftc -static-executable

.PHONY: run test lint bench install release setup docs tsan fuzz golden clean

## Build what is needed, run the main pipeline on the sample articles, say where to look.
run: release
	$(BINARY) run pipelines/news.yaml

## Lint, all tests, and the golden run of the main job from another folder.
test: setup lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) --no-print-directory golden

## Formatting and documentation of public declarations.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

## Speed of every stage and of the whole run on a generated corpus (SIZE in MB).
bench: setup
	$(SWIFT) build $(STATIC) --product dateline-bench
	.build/release/dateline-bench --size $(SIZE)

## One static binary, copied to PREFIX/bin.
install: release
	install -D -s -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/dateline

release: setup
	$(SWIFT) build $(STATIC) --product dateline

golden: release
	Tests/Golden/run.sh $(BINARY)
	Tests/Command/run.sh $(BINARY)
	Tests/Readme/run.sh $(BINARY)
	Tests/Schema/run.sh $(BINARY)
	Tests/Docs/run.sh $(BINARY)

## The system libraries; sudo only when not root.
setup:
	@if ! { [ -e /usr/include/csv.h ] && [ -e /usr/include/zlib.h ]; }; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libcsv-dev zlib1g-dev; \
	fi

## The documentation of the library, as DocC archives, one a module.
docs: setup
	for target in Dateline DatelineText DatelineSentences DatelineDates DatelineEntities DatelineStatements DatelineDedupe DatelineIngest DatelineDatasets DatelineEngine; do \
	  $(SWIFT) package generate-documentation --target $$target --warnings-as-errors || exit 1; \
	done

## The executor's tests under Thread Sanitizer.
tsan: setup
	$(SWIFT) test --sanitize=thread --scratch-path .build-tsan --filter DatelineEngineTests

## 60 seconds of libFuzzer for each target.
fuzz: setup
	Tests/Fuzz/run.sh 60

clean:
	rm -rf .build .build-*
