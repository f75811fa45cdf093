# qoq - quarter over quarter.
#   make            build/qoq and build/libqoq.a
#   make test       every test (unit, command line, corpus)
#   make asan       the same under AddressSanitizer and UndefinedBehaviorSanitizer
#   make lint       the rules of the house (docs/DESIGN.md)
#   make accuracy   how well the labelled pages are read
#   make fuzz       look for inputs that break the parsers (clang; SECONDS= each)
#   make bench      times against something run in the same breath
#   make derive     the comparison on derived quarters with known truth
#   make golden     regenerate the golden files, to be reviewed as a diff
#   make install    DESTDIR= PREFIX=

VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CC = gcc
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wformat=2 -Wvla -Wno-format-nonliteral
LIBRARIES = libgit2 libcjson libpcre2-8 libxml-2.0 libzip zlib fontconfig libmd
PKG_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES))
PKG_LIBS := $(shell pkg-config --libs $(LIBRARIES))
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -I. $(WARNINGS) $(CFLAGS) $(PKG_CFLAGS) \
             -DQOQ_VERSION='"$(VERSION)"' -DQOQ_LOCALEDIR='"$(PREFIX)/share/locale"' \
             $(SANITIZE)
ALL_LIBS = $(PKG_LIBS) -lm $(SANITIZE)

SOURCES := $(sort $(shell find base snapshots analyzer plots -name '*.c'))
HEADERS := $(sort $(shell find base snapshots analyzer plots -name '*.h'))
TABLES := $(sort $(shell find base snapshots analyzer plots -name '*.tsv'))
MAIN = analyzer/cli/main.c
OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(MAIN),$(SOURCES))) $(BUILD)/tables.o
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/fuzz/replay_%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
LANGUAGES := $(patsubst po/%.po,%,$(wildcard po/*.po))
CATALOGUES = $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/qoq.mo)

all: $(BUILD)/qoq $(BUILD)/libqoq.a $(CATALOGUES)

# Quiet by default; `make V=1` shows the commands.
V ?= 0
Q0 = @
Q = $(Q$(V))
say = $(if $(Q),@echo "  $(1)	$@")

$(BUILD)/qoq: $(BUILD)/analyzer/cli/main.o $(BUILD)/libqoq.a
	$(call say,LINK)
	$(Q)$(CC) -o $@ $^ $(ALL_LIBS) $(LDFLAGS)

$(BUILD)/libqoq.a: $(OBJECTS)
	$(call say,AR)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(OBJECTS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tables.c: $(TABLES) scripts/embed-tables
	@mkdir -p $(@D)
	$(call say,EMBED)
	$(Q)scripts/embed-tables $(TABLES) > $@.new && mv $@.new $@

$(BUILD)/tables.o: $(BUILD)/tables.c base/table.h
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/qoq.mo: po/%.po
	@mkdir -p $(@D)
	$(call say,MSGFMT)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/tests/invariants.o $(BUILD)/libqoq.a
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $(filter-out %.h,$^) $(ALL_LIBS) -lcmocka

# Fuzz targets over their seeds, with any compiler; `make fuzz` explores with clang's libFuzzer.
$(BUILD)/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(BUILD)/tests/invariants.o \
                        $(BUILD)/libqoq.a
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(ALL_LIBS)

libraries:
	@echo $(PKG_CFLAGS) $(ALL_LIBS)

fuzz:
	tests/fuzz/run

tests: all $(UNIT_TESTS) $(FUZZERS)

test: tests
	tests/run $(BUILD)

asan-tests:
	$(MAKE) --no-print-directory BUILD=$(BUILD)/asan CFLAGS='-O1 -g -fno-omit-frame-pointer' \
	    SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all' tests

asan: asan-tests
	tests/run $(BUILD)/asan

lint:
	scripts/lint

# How well the labelled pages of ../shared are read; fails below tests/corpus/floors.tsv.
accuracy: all
	BUILD=$(BUILD) tests/corpus/accuracy

$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libqoq.a
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -o $@ $(filter-out %.h,$^) $(ALL_LIBS)

bench: all $(BUILD)/bench/fill_ledger $(BUILD)/bench/align
	BUILD=$(BUILD) tests/bench/run
	BUILD=$(BUILD) tests/bench/ledger
	BUILD=$(BUILD) tests/bench/lines
	$(BUILD)/bench/align

derive: all
	BUILD=$(BUILD) tests/derive/judge

golden: all
	BUILD=$(BUILD) tests/regenerate

# The messages of the sources, and their merging into every catalogue. Neither line numbers nor
# the time of day go in, so that a catalogue changes only where the words do.
PRINTF_LIKE = error_set:5 str_format:2 buf_addf:2 say:2

pot:
	@mkdir -p $(BUILD)
	$(call say,XGETTEXT)
	$(Q)xgettext --language=C --keyword=_ --keyword=N_ $(PRINTF_LIKE:%=--flag=%:c-format) \
	    --from-code=UTF-8 --no-location --sort-output --package-name=qoq --output=- \
	    $(SOURCES) $(HEADERS) | sed '/^"POT-Creation-Date:/d' > $(BUILD)/qoq.pot

po: pot
	$(Q)for l in $(LANGUAGES); do \
	    msgmerge --quiet --no-fuzzy-matching --sort-output --output-file=$(BUILD)/$$l.po \
	        po/$$l.po $(BUILD)/qoq.pot && \
	    msgattrib --no-obsolete --output-file=po/$$l.po $(BUILD)/$$l.po || exit 1; done

install: all
	install -D -m 755 $(BUILD)/qoq $(DESTDIR)$(PREFIX)/bin/qoq
	for l in $(LANGUAGES); do install -D -m 644 $(BUILD)/locale/$$l/LC_MESSAGES/qoq.mo \
	    $(DESTDIR)$(PREFIX)/share/locale/$$l/LC_MESSAGES/qoq.mo; done
	install -D -m 644 docs/qoq.1 $(DESTDIR)$(PREFIX)/share/man/man1/qoq.1
	for s in docs/schema/*.json; do install -D -m 644 $$s \
	    $(DESTDIR)$(PREFIX)/share/qoq/$$(basename $$s); done

clean:
	rm -rf $(BUILD)

.PHONY: all tests test asan asan-tests lint accuracy libraries fuzz bench derive golden pot po install clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
