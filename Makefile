# cdslog: one Makefile, objects under $(BUILD), nothing listed by hand.
#
#   make                     the program, $(BUILD)/cdslog, and $(BUILD)/libcdslog.a
#   make demo                installs what is missing, builds, merges three laptops' logs and prints
#                            the report
#   make check               installs what the tests need and runs them all
#                            (ONLY="pack tui": those whose names contain one of the words)
#   make chroot-check        README's two commands on a bare Debian, in a chroot, as root
#                            (SUITE=bookworm or trixie)
#   make fuzz                FUZZ_SECONDS=600 of lies at the merge door, with clang and libFuzzer
#   make bench               speed, beside plain sqlite3, as a table
#                            (BENCH="10000 100000 1000000")
#   make pictures            the screens that the README shows
#   make lint                what greps and linters can see                 (also part of check)
#   make install             DESTDIR=, PREFIX=/usr/local
#   DEVELOPER=1  SANITIZE=address,undefined  COVERAGE=1  V=1  CC=clang  BUILD=dir

VERSION := $(shell sed -n 's/^\#define CDS_VERSION "\(.*\)"/\1/p' lib/cdslog.h)
BUILD   ?= build
PREFIX  ?= /usr/local
MANDIR  ?= $(PREFIX)/share/man
UNITS   ?= $(PREFIX)/share/cdslog/units
CC      ?= cc
CFLAGS  ?= -O2 -g
PKGS    := sqlite3 uuid libutf8proc

# Nothing of this is there on a fresh machine: `make demo` and `make check` install it and call make
# again.
PC         := pkg-config
LIB_FLAGS  := $(filter-out -D%,$(shell $(PC) --cflags $(PKGS) 2>/dev/null))
LIB_LIBS   := $(shell $(PC) --libs $(PKGS) 2>/dev/null)
TUI_LIBS   := $(shell $(PC) --libs ncursesw 2>/dev/null)
VTERM_LIBS  = $(shell $(PC) --libs vterm 2>/dev/null) -lutil

CPPFLAGS += -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600 -Ilib -Icmd $(LIB_FLAGS)
override CFLAGS += -std=c11 -Wall -Wextra -Wpedantic
ifdef DEVELOPER
override CFLAGS += -Werror
endif
ifdef SANITIZE
override CFLAGS += -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=undefined
override LDFLAGS += -fsanitize=$(SANITIZE)
endif
ifdef COVERAGE
override CFLAGS += --coverage -O0
override LDFLAGS += --coverage
endif
ifdef V
Q :=
say = @:
else
Q := @
say = @printf '  %-4s %s\n'
endif

LIB_OBJ  := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*/*.c)) $(BUILD)/schema.o $(BUILD)/units.o
CMD_OBJ  := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c cmd/*/*.c cmd/tui/*/*.c)) \
	$(BUILD)/messages.o
TESTS    := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c tests/property/*.c tests/fault/*.c \
	tests/model/*.c))
FUZZ     := $(filter-out tests/fuzz/merge.c tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c))
REPLAY   := $(BUILD)/tests/fuzz/replay
TUI_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/tui/*.c))
STARVED  := $(BUILD)/tests/memory/cdslog
MAN      := $(wildcard man/*.1 man/*.5 man/*.7)

comma    := ,

all: $(BUILD)/cdslog
BENCH_TOOLS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
tests: $(TESTS) $(REPLAY) $(TUI_TESTS) $(STARVED) $(BENCH_TOOLS)

# ---- building ---------------------------------------------------------------

# A change of compiler or flags builds everything again.
FLAGS := $(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)
$(BUILD)/flags: force
	@mkdir -p $(@D)
	@printf '%s\n' '$(FLAGS)' | cmp -s - $@ || printf '%s\n' '$(FLAGS)' >$@

$(BUILD)/cdslog: $(CMD_OBJ) $(BUILD)/libcdslog.a
	$(say) LD $@
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS) $(TUI_LIBS)
$(BUILD)/libcdslog.a: $(LIB_OBJ)
	$(say) AR $@
	@rm -f $@
	$(Q)$(AR) rcs $@ $^
$(BUILD)/%.o: %.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/%.o: $(BUILD)/%.c $(BUILD)/flags
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(BUILD)/schema.c: schema/embed.sh $(sort $(wildcard schema/*.sql))
	@mkdir -p $(@D)
	$(Q)sh $^ >$@
$(BUILD)/units.c: schema/units/embed.sh schema/units/vn-2026-07.csv
	@mkdir -p $(@D)
	$(Q)sh $^ >$@
$(BUILD)/messages.c: po/embed.sh $(sort $(wildcard po/vi/*.po))
	@mkdir -p $(@D)
	$(Q)sh $^ >$@
# Where memory runs out: in a test, and in a program that is built for another.
STARVE := $(patsubst %,-Wl$(comma)--wrap=%, \
	malloc calloc realloc free strdup strndup fopen utf8proc_map)
$(BUILD)/tests/fault/memory $(STARVED): override LDFLAGS += $(STARVE)
$(BUILD)/tests/fault/memory: $(BUILD)/tests/memory/starve.o
$(STARVED): $(CMD_OBJ) $(BUILD)/tests/memory/starve.o $(BUILD)/libcdslog.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS) $(TUI_LIBS)
$(TESTS) $(BENCH_TOOLS): $(BUILD)/%: $(BUILD)/%.o $(BUILD)/libcdslog.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS)
# One presses every key of the program's own table.
$(BUILD)/tests/tui/keys: $(BUILD)/cmd/tui/keymap.o $(BUILD)/cmd/tui/term/letter.o
$(TUI_TESTS): $(BUILD)/%: $(BUILD)/%.o $(BUILD)/libcdslog.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(VTERM_LIBS) $(LIB_LIBS)
$(BUILD)/tests/fuzz/merge: LDFLAGS += -fsanitize=fuzzer
$(REPLAY) $(BUILD)/tests/fuzz/merge: $(BUILD)/%: $(BUILD)/%.o \
		$(patsubst %.c,$(BUILD)/%.o,$(FUZZ)) $(BUILD)/libcdslog.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(FUZZ_LINK) -o $@ $^ $(LIB_LIBS)
$(BUILD)/cmd/app/unit_lists.o: override CFLAGS += -DCDSLOG_UNITS='"$(UNITS)"'
.SECONDARY:

# ---- the two commands of README ----------------------------------------------

demo:
	@sh tests/prepare build
	@$(MAKE) --no-print-directory all
	@CDSLOG=$(abspath $(BUILD))/cdslog sh tests/demo.sh $(BUILD)/demo

pictures: demo
	@sh tests/prepare pictures
	@for keys in '80 16' '80 16 R'; do \
		CDSLOG=$(abspath $(BUILD))/cdslog \
			sh tests/picture.sh $(BUILD)/demo/all.cdslog $$keys || exit 1; \
	done

check:
	@sh tests/prepare check
	@$(MAKE) --no-print-directory all tests
	@BUILD=$(abspath $(BUILD)) sh tests/run $(ONLY)

SUITE ?= bookworm
chroot-check:
	@sh tests/chroot.sh $(SUITE)

bench:
	@sh tests/prepare bench
	@$(MAKE) --no-print-directory all $(BENCH_TOOLS)
	@BUILD=$(abspath $(BUILD)) sh tests/bench/run $(BENCH)
	@BUILD=$(abspath $(BUILD)) sh tests/bench/screens

# The log is small, so that what is measured is the memory that a stranger's file takes.
FUZZ_SECONDS ?= 600
fuzz:
	@sh tests/prepare fuzz
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang \
		SANITIZE=fuzzer-no-link,address,undefined \
		$(BUILD)/fuzz/tests/fuzz/merge $(BUILD)/fuzz/tests/fuzz/replay
	@BUILD=$(abspath $(BUILD)/fuzz) SECONDS_OF_IT=$(FUZZ_SECONDS) sh tests/fuzz/run

lint:
	@sh tests/prepare check
	@$(MAKE) --no-print-directory all
	@BUILD=$(abspath $(BUILD)) sh tests/run tests/lint

# ---- installing ----------------------------------------------------------------

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include
	install -m 755 $(BUILD)/cdslog $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libcdslog.a $(DESTDIR)$(PREFIX)/lib/
	install -m 644 lib/cdslog.h $(DESTDIR)$(PREFIX)/include/
	install -d $(DESTDIR)$(UNITS)
	install -m 644 schema/units/*.csv schema/units/README.md $(DESTDIR)$(UNITS)/
	for m in $(MAN); do \
		d=$(DESTDIR)$(MANDIR)/man$${m##*.}; \
		install -d $$d && install -m 644 $$m $$d/ || exit 1; \
	done
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/cdslog $(DESTDIR)$(PREFIX)/lib/libcdslog.a
	rm -f $(DESTDIR)$(PREFIX)/include/cdslog.h
	rm -rf $(DESTDIR)$(UNITS)
	for m in $(MAN); do rm -f $(DESTDIR)$(MANDIR)/man$${m##*.}/$${m##*/}; done
dist:
	git archive --format=tar.gz --prefix=cdslog-$(VERSION)/ -o cdslog-$(VERSION).tar.gz HEAD
clean:
	rm -rf $(BUILD)

force:
.PHONY: all tests demo pictures check chroot-check fuzz bench lint install uninstall dist clean
.PHONY: force
-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d) $(BUILD)/tests/memory/starve.d
-include $(patsubst %,%.d,$(TESTS) $(REPLAY) $(TUI_TESTS) $(BENCH_TOOLS))
-include $(patsubst %.c,$(BUILD)/%.d,$(FUZZ))
