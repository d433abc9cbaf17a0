# Two targets do everything on a fresh Debian or Ubuntu machine with Swift 6.3: `make run` and `make test`.
SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
SIZE ?= 64
BINARY := .build/release/dateline
# Output formats that need a library of their own: `make release TRAITS=XLSX,SQLite`.
TRAITS ?=
comma := ,
WITH := $(if $(TRAITS),--traits $(TRAITS))
ALL_TRAITS := XLSX,SQLite
# Debian and Ubuntu have no static libxlsxwriter: with it, all but the Swift runtime is linked at run time.
STATIC := -c release $(WITH) --static-swift-stdlib $(if $(filter XLSX,$(subst $(comma), ,$(TRAITS))),,-Xswiftc -static-executable)

.PHONY: run test lint bench scale install release setup docs tsan fuzz golden clean

## Build what is needed, run the main pipeline on the sample articles, say where to look.
run: release
	$(BINARY) run pipelines/news.yaml

## Lint, all tests with all output formats, and the golden run of the main job from another folder.
test: lint
	$(MAKE) --no-print-directory setup TRAITS=$(ALL_TRAITS)
	$(SWIFT) build --build-tests --traits $(ALL_TRAITS)
	$(SWIFT) test --skip-build --traits $(ALL_TRAITS)
	$(MAKE) --no-print-directory golden

## Formatting and documentation of public declarations.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

## Speed of every stage and of the whole run on a generated corpus (SIZE in MB).
bench: setup
	$(SWIFT) build $(STATIC) --product dateline-bench
	.build/release/dateline-bench --size $(SIZE)

## A million short documents through sentences and dedupe, in a gibibyte.
scale: release
	Tests/Scale/run.sh $(BINARY)

## One binary, copied to PREFIX/bin: static, unless TRAITS has XLSX.
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
	@packages=; \
	[ -e /usr/include/csv.h ] || packages="$$packages libcsv-dev"; \
	[ -e /usr/include/zlib.h ] || packages="$$packages zlib1g-dev"; \
	case ",$(TRAITS)," in *,XLSX,*) [ -e /usr/include/xlsxwriter.h ] || packages="$$packages libxlsxwriter-dev" ;; esac; \
	case ",$(TRAITS)," in *,SQLite,*) [ -e /usr/include/sqlite3.h ] || packages="$$packages libsqlite3-dev" ;; esac; \
	if [ -n "$$packages" ]; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq $$packages; \
	fi

## The documentation of the library, as DocC archives, one a module.
docs: setup
	for target in Dateline DatelineText DatelineSentences DatelineDates DatelineEntities DatelineStatements DatelineDedupe DatelineIngest DatelineDatasets DatelineReport DatelineEngine; do \
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
