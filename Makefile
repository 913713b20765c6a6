# make demo    build arqam and see what it reads out of an article
# make test    run every test
# make build   build the release executable
# make bench   run the benchmarks (ARQAM_BENCH_TEXT=FILE.jsonl for texts of your own)
# make format  lay the sources out; make lint checks that they are

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
.PHONY: demo test build bench format lint deps

arqam := .build/release/arqam
release := swift build -c release --product arqam --static-swift-stdlib
train := swift build -c release --product training-run
# What the training run reads, first the words that come first in the tables; and where the compiler finds the counts.
words := Corpus/frequent-words.txt
texts := $(wildcard Corpus/articles/*.txt Corpus/pairs/*/*.txt) Corpus/gold/news.jsonl
counts := .build/paths.profraw
profile := .build/paths.profdata
profdata := $(dir $(realpath $(shell command -v swift)))llvm-profdata
# Where Sources/CLexicons/lexicons.c looks for the tables.
image := .build/lexicon.image
sources := Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Benchmarks)

# The C libraries: what pkg-config calls them, and Debian's packages that bring them.
libraries := icu-i18n libxml-2.0 zlib sqlite3
packages := libicu-dev libxml2-dev zlib1g-dev libsqlite3-dev pkg-config
# The tests read HTML with a second parser, which nothing else needs.
ifneq ($(filter test,$(MAKECMDGOALS)),)
libraries += gumbo
packages += libgumbo-dev
endif

demo: build
	@printf '\n== arqam extract Corpus/articles/egyptian-energy.txt --to text\n\n'
	@$(arqam) extract Corpus/articles/egyptian-energy.txt --to text
	@printf '\n== arqam diff Corpus/pairs/solar-plant/a.txt Corpus/pairs/solar-plant/b.txt --to text\n\n'
	@$(arqam) diff Corpus/pairs/solar-plant/a.txt Corpus/pairs/solar-plant/b.txt --to text

test: deps
	swift test
	@if ! command -v python3 >/dev/null; then echo "SKIPPED: kills of an ingest, for want of python3"; exit 0; fi; \
	articles=$$(mktemp); trap 'rm -f '$$articles EXIT; \
	python3 Benchmarks/Store/generate.py --claims 3000 >$$articles; \
	python3 Tests/Scripts/ingest_kills.py .build/debug/arqam $$articles --kills 5

# The runtime of Swift is linked in, which halves the time to start. A training run comes first: it writes the tables
# of the lexicon, which the program then has as constants, and counts the paths that the texts of Corpus/ take through
# the code, by which the compiler lays the program out. A toolchain that cannot count leaves that out. The image is
# taken away again, so that no later build has that of other sources: a plain `swift build` compiles the lexicon when
# it starts, and reads the same.
build: deps
	@mkdir -p .build; trap 'rm -f $(image)' EXIT; \
	rm -f $(counts) $(profile); \
	if [ -x "$(profdata)" ] && ARQAM_PROFILE=count $(train) --scratch-path .build-training; then \
	    LLVM_PROFILE_FILE=$(counts) .build-training/release/training-run $(words) $(texts) >$(image); \
	    "$(profdata)" merge -o $(profile) $(counts); \
	else \
	    echo "this toolchain counts no paths: the program is built without" >&2; \
	    $(train); .build/release/training-run $(words) >$(image); \
	fi; \
	touch Sources/CLexicons/lexicons.c; \
	if [ -s $(profile) ]; then export ARQAM_PROFILE=$(CURDIR)/$(profile); fi; \
	echo '$(release)'; $(release)

bench: deps
	@echo "text: $${ARQAM_BENCH_TEXT:-made up; set ARQAM_BENCH_TEXT for real text}"
	swift package --package-path Benchmarks benchmark --no-progress
	@if command -v python3 >/dev/null && [ -x $(arqam) ]; then \
	    python3 Benchmarks/Growth/growth.py $(arqam) $$ARQAM_BENCH_TEXT .build/growth.svg; \
	fi

format:
	swift format --in-place --recursive --parallel $(sources)

lint:
	swift format lint --strict --recursive --parallel $(sources)

deps:
	@if pkg-config --exists $(libraries) 2>/dev/null; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	    echo "arqam needs pkg-config and the development files of: $(libraries)." >&2; \
	    echo "There is no apt-get here to install them with: install them with your system's packages." >&2; \
	    exit 1; \
	fi; \
	root=; \
	if [ "$$(id -u)" -ne 0 ]; then \
	    if ! command -v sudo >/dev/null; then \
	        echo "arqam needs these packages; as root, run: apt-get install $(packages)" >&2; \
	        exit 1; \
	    fi; \
	    root=sudo; \
	fi; \
	echo "installing $(packages)"; \
	$$root apt-get update -qq; \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(packages); \
	pkg-config --exists --print-errors $(libraries)
