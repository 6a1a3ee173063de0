# nextcv: see README.md. GNU make; gcc or clang.
#   make deps     install what is needed (Debian), or say what to install
#   make          build/nextcv and the library
#   make demo     PDFs and reports from samples/ in build/demo
#   make test     all tests        make lint   house rules        make bench, make eval  figures
#   make deps-browser test-browser   the preview page in Chromium
#   make deps-scripts   fonts (100 MB) that tests of Chinese, Japanese, Korean and variable fonts want
#   SAN=1 adds AddressSanitizer and UBSan; CC=clang takes the other compiler
VERSION := 0.1.0
PREFIX  ?= /usr/local
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))

DEPS := gcc g++ make pkg-config libc6-dev \
  libhpdf-dev libfreetype-dev libharfbuzz-dev libfribidi-dev libfontconfig-dev libthai-dev libthai-data libmd-dev libxml2-dev libcjson-dev libcmark-dev \
  libutf8proc-dev libstemmer-dev libspng-dev libturbojpeg0-dev \
  libdeflate-dev unicode-data libhyphen-dev librust-hyphenation-dev hyphen-en-us hyphen-en-gb hyphen-es \
  hyphen-nl hyphen-pl hyphen-sv hyphen-el \
  fonts-lato fonts-sil-gentiumplus fonts-roboto-unhinted fonts-noto-core fonts-fork-awesome \
  libcmocka-dev clang llvm libclang-rt-14-dev cppcheck valgrind qpdf poppler-utils mupdf-tools \
  python3-pdfminer libxml2-utils locales mandoc libharfbuzz-bin fontconfig
DEPS_SCRIPTS := fonts-noto-cjk fonts-inter-variable fonts-dejavu-core
DEPS_BROWSER := chromium nodejs

PKGS   := freetype2 harfbuzz harfbuzz-subset fribidi fontconfig libthai libmd libxml-2.0 libcjson libcmark libutf8proc spng libturbojpeg libdeflate
O      := build/$(notdir $(CC))$(if $(SAN),-san)$(if $(COV),-cov)
GEN    := build/gen
WARN   := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla \
          -Wwrite-strings -Wformat=2 -Wundef -Wpointer-arith -Wimplicit-fallthrough -Wcast-qual
OPT    ?= -O2
, := ,
SANFLAGS := $(if $(SAN),-fsanitize=address$(,)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
COVFLAGS := $(if $(COV),-fprofile-instr-generate -fcoverage-mapping)
# Asked once, when first needed: in 'make deps demo' pkg-config comes with deps.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
CPPFLAGS_ALL = -Iinclude -Isrc -I$(GEN) -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 \
  -DNCV_BUILD -DNCV_VERSION='"$(VERSION)"' $(PKG_CFLAGS) $(CPPFLAGS)
CFLAGS_ALL := -std=c17 -g $(OPT) -fPIC -fvisibility=hidden -ffp-contract=off $(WARN) $(SANFLAGS) $(COVFLAGS) $(CFLAGS)
LIBS = $(PKG_LIBS) -lhpdf -lstemmer -lm

ROOMS    := base profile posting lexicon tailor layout compose type pages output pipeline
LIB_SRC  := $(wildcard $(ROOMS:%=src/%/*.c))
CLI_SRC  := $(wildcard src/cli/*.c)
GEN_C    := $(GEN)/fonts.c $(GEN)/layouts.c $(GEN)/starters.c $(GEN)/lexicon_tables.c \
  $(GEN)/hyphen_tables.c
GEN_H    := $(GEN)/linebreak_table.h
LIB_OBJ  := $(LIB_SRC:src/%.c=$(O)/%.o) $(GEN_C:$(GEN)/%.c=$(O)/gen/%.o) $(O)/gen/blobs.o
CLI_OBJ  := $(CLI_SRC:src/%.c=$(O)/%.o) $(O)/cli/assets.o
UNIT     := $(patsubst tests/unit/%.c,$(O)/tests/%,$(wildcard tests/unit/test_*.c))
PROOF    := $(patsubst tests/proof/%.c,$(O)/tests/%,$(wildcard tests/proof/test_*.c))
FUZZ     := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

.PHONY: all deps deps-browser deps-scripts demo test test-browser check-unit lint bench install clean eval
.DELETE_ON_ERROR:
.SECONDARY:

all: $(O)/nextcv $(O)/libnextcv.a $(O)/libnextcv.so
	@ln -sf $(notdir $(O))/nextcv build/nextcv

deps: WANTED = $(DEPS)
deps-browser: WANTED = $(DEPS_BROWSER)
deps-scripts: WANTED = $(DEPS_SCRIPTS)
deps deps-browser deps-scripts:
	@if command -v apt-get >/dev/null; then \
	  missing=$$(for p in $(WANTED); do \
	    [ $$p = nodejs ] && command -v node >/dev/null || dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	  if [ -n "$$missing" ]; then apt-get update && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; fi; \
	else echo "no apt-get here: install the equivalents of: $(WANTED)"; exit 1; fi

# ---- program and library ---------------------------------------------------------------------
$(O)/%.o: src/%.c $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c $< -o $@
$(O)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c $< -o $@
$(O)/gen/blobs.o: $(GEN)/blobs.S
	@mkdir -p $(@D)
	$(CC) -c $< -o $@
$(O)/cli/assets.o: src/cli/assets.S src/cli/preview.css src/cli/preview.js
	@mkdir -p $(@D)
	$(CC) -c $< -o $@
$(O)/libnextcv.a: $(LIB_OBJ)
	rm -f $@ && ar qcsD $@ $^
$(O)/libnextcv.so: $(LIB_OBJ)
	$(CC) -shared -Wl,-soname,libnextcv.so.0 $(CFLAGS_ALL) -o $@ $^ $(LIBS)
$(O)/nextcv: $(CLI_OBJ) $(O)/libnextcv.a
	$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

# ---- generated: tables and what is linked in -------------------------------------------------
LAYOUTS  := $(wildcard layouts/*.xml layouts/*.rng layouts/labels/*)
STARTERS := $(wildcard samples/starter/*)
FONTLIST := $(shell awk -F"|" '!/^\#/ && NF { gsub(/[ \t]/, "", $$5); print $$5 }' fonts/catalogue 2>/dev/null)
PATTERNS := $(wildcard $(shell awk -F"|" '!/^\#/ && NF { gsub(/[ \t]/, "", $$2); print $$2 }' src/type/patterns/catalogue))
$(GEN)/blobs.S: src/base/embed.sh fonts/catalogue $(LAYOUTS) $(STARTERS)
	@mkdir -p $(GEN)
	sh src/base/embed.sh $(GEN) fonts/catalogue "$(LAYOUTS)" "$(STARTERS)"
$(GEN)/fonts.c $(GEN)/layouts.c $(GEN)/starters.c: $(GEN)/blobs.S ;
$(O)/gen/blobs.o: $(LAYOUTS) $(STARTERS) $(FONTLIST)
$(FONTLIST):
	@echo "missing file '$@': run 'make deps'" >&2; exit 1

# Generators are programs of the build machine: no sanitizer, always the plain compiler.
build/tools/%: src/base/arena.c src/base/str.c src/base/utf8.c src/base/diag.c src/base/file.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -O1 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Isrc $(WARN) -o $@ $(filter %.c,$^) -lm
build/tools/lexicon: $(wildcard src/lexicon/gen/*.c) src/lexicon/british.c
build/tools/linebreak: src/type/gen/linebreak.c
build/tools/hyphen: $(wildcard src/type/gen/hyphen*.c) src/type/gen/hyphen_gen.h src/type/hyphen_table.h
$(GEN)/lexicon_tables.c: build/tools/lexicon $(wildcard src/lexicon/data/*)
	@mkdir -p $(GEN)
	build/tools/lexicon $@ $(sort $(wildcard src/lexicon/data/*))
UCD ?= /usr/share/unicode
$(GEN)/linebreak_table.h: build/tools/linebreak $(wildcard $(UCD)/LineBreak.txt)
	@mkdir -p $(GEN)
	build/tools/linebreak $@ $(UCD)
$(GEN)/hyphen_tables.c: build/tools/hyphen src/type/patterns/catalogue $(PATTERNS)
	@mkdir -p $(GEN)
	build/tools/hyphen $@ src/type/patterns/catalogue

# ---- what people run -------------------------------------------------------------------------
demo: all
	sh samples/demo.sh build/nextcv build/demo

$(O)/tests/test_type_hyphen: TEST_LIBS := -lhyphen
$(O)/tests/%: tests/unit/%.c $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/unit -MMD -MP -o $@ $< $(O)/libnextcv.a $(LIBS) -lcmocka $(TEST_LIBS)

# The score sheet: tests/eval prints it, tests/sheet asserts its zeros, test_sheet plants faults.
SHEET := $(addprefix tests/eval/,document.c faults.c reading.c score.c)
$(O)/tests/sheet $(O)/tests/test_sheet: $(O)/tests/%: $(SHEET) $(wildcard tests/eval/*.h) $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/unit -Itests/eval -o $@ $(filter %.c,$^) $(O)/libnextcv.a $(LIBS) -lcmocka
$(O)/tests/sheet: tests/eval/sheet.c
$(O)/tests/test_sheet: tests/unit/test_sheet.c

# Proofs of tailoring, on generated profiles and postings.
$(O)/tests/%: tests/proof/%.c tests/proof/generate.c tests/proof/proof.c $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/unit -Itests/proof -MMD -MP -o $@ $(filter %.c,$^) $(O)/libnextcv.a $(LIBS) -lcmocka

# The term tagger's weights; DATA has skillspan/train.json and dev.json (see tests/eval/README.md).
$(O)/tests/%_tagger: tests/eval/%_tagger.c tests/eval/skillspan.c tests/eval/skillspan.h $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/eval -o $@ $(filter %.c,$^) $(O)/libnextcv.a $(LIBS)
# Its clusters of words; VECTORS is a file that tests/eval/README.md names.
$(O)/tests/cluster_words: tests/eval/cluster_words.c $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -o $@ $^ $(LIBS)
.PHONY: cluster train validate-tagger eval-tagger
cluster: $(O)/tests/cluster_words
	$(O)/tests/cluster_words $(VECTORS) src/lexicon/tagger_words.c
train: $(O)/tests/train_tagger
	$(O)/tests/train_tagger $(DATA) src/lexicon/tagger_weights.c
validate-tagger: $(O)/tests/train_tagger
	$(O)/tests/train_tagger $(DATA)
eval-tagger: $(O)/tests/eval_tagger
	$(O)/tests/eval_tagger $(DATA)

# How well postings are understood, on labelled ones of our own (tests/eval/postings).
$(O)/tests/eval_postings: tests/eval/eval_postings.c tests/eval/labels.c tests/eval/labels.h $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/eval -o $@ $(filter %.c,$^) $(O)/libnextcv.a $(LIBS)
$(O)/tests/eval_lift: tests/eval/eval_lift.c $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -o $@ $< $(O)/libnextcv.a $(LIBS)
.PHONY: eval-postings
eval-postings: $(O)/tests/eval_postings
	$(O)/tests/eval_postings $(V) tests/eval

# what the golden suite asks the extractors for
$(O)/tests/strings: tests/golden/strings.c $(O)/libnextcv.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -o $@ $< $(O)/libnextcv.a $(LIBS)

check-unit: all $(UNIT) $(PROOF)
test: all $(UNIT) $(PROOF) $(O)/tests/strings $(O)/tests/sheet
	CC="$(CC)" SAN="$(SAN)" O="$(O)" NEXTCV="$(O)/nextcv" sh tests/run.sh

# The preview page in Chromium, driven by Node; no part of 'make test'.
test-browser: all
	CC="$(CC)" O="$(O)" NEXTCV="$(O)/nextcv" sh tests/run.sh browser

fuzz-%: build/fuzz/%
	@mkdir -p build/corpus/$*
	@[ ! -f tests/fuzz/seeds_$*.sh ] || sh tests/fuzz/seeds_$*.sh build/corpus/$*
	ASAN_OPTIONS=detect_leaks=1 $< -max_total_time=$${SECONDS_MAX:-20} -timeout=10 -rss_limit_mb=1024 -artifact_prefix=build/ \
	  build/corpus/$* $(wildcard tests/fuzz/corpus/$*)
build/fuzz/%: tests/fuzz/fuzz_%.c $(LIB_SRC) $(GEN_C) $(GEN_H) $(GEN)/blobs.S
	@mkdir -p $(@D)
	$(MAKE) CC=clang SAN=1 OPT='-O1 -fsanitize=fuzzer-no-link' O=build/clang-fuzz build/clang-fuzz/libnextcv.a
	clang $(CPPFLAGS_ALL) -std=c17 -g -O1 $(WARN) -fsanitize=fuzzer,address,undefined -o $@ $< \
	  build/clang-fuzz/libnextcv.a $(LIBS)

lint: $(GEN_H) $(GEN_C)
	CC="$(CC)" CPPFLAGS_ALL="$(CPPFLAGS_ALL)" sh tests/lint.sh

bench: all
	O="$(O)" CC="$(CC)" CPPFLAGS_ALL='$(CPPFLAGS_ALL)' CFLAGS_ALL='$(CFLAGS_ALL)' LIBS='$(LIBS)' \
	  sh tests/bench/run.sh

eval: all $(O)/tests/sheet $(O)/tests/eval_postings $(O)/tests/eval_lift $(O)/tests/test_lint_labels
	O="$(O)" CC="$(CC)" NEXTCV="$(O)/nextcv" CPPFLAGS_ALL='$(CPPFLAGS_ALL)' CFLAGS_ALL='$(CFLAGS_ALL)' LIBS='$(LIBS)' \
	  sh tests/eval/run.sh

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig \
	  $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(O)/nextcv $(DESTDIR)$(PREFIX)/bin/nextcv
	install -m 644 $(O)/libnextcv.a $(DESTDIR)$(PREFIX)/lib/libnextcv.a
	install -m 755 $(O)/libnextcv.so $(DESTDIR)$(PREFIX)/lib/libnextcv.so.0
	ln -sf libnextcv.so.0 $(DESTDIR)$(PREFIX)/lib/libnextcv.so
	install -m 644 include/nextcv.h $(DESTDIR)$(PREFIX)/include/nextcv.h
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(strip $(LIBS))|' \
	  src/pipeline/nextcv.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/nextcv.pc
	sed 's|@VERSION@|$(VERSION)|' src/cli/nextcv.1 > $(DESTDIR)$(PREFIX)/share/man/man1/nextcv.1

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT:=.d)
