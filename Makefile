# cdslog: one Makefile, objects under $(BUILD), nothing listed by hand.
VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
CC      ?= cc
PKGS    := sqlite3 uuid libutf8proc
CFLAGS  ?= -O2 -g
CPPFLAGS += -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600 -I. -Ilib -I$(BUILD)
override CFLAGS += -std=c11 -Wall -Wextra -Wpedantic
ifdef DEVELOPER
override CFLAGS += -Werror
endif
ifdef SANITIZE
override CFLAGS += -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=undefined
LDFLAGS += -fsanitize=$(SANITIZE)
endif
CPPFLAGS += $(filter-out -D%,$(shell pkg-config --cflags ncursesw $(PKGS)))
LIB_LIBS := $(shell pkg-config --libs $(PKGS))
TUI_LIBS := $(shell pkg-config --libs ncursesw)

LIB_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*.c)) $(BUILD)/schema.o
CMD_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/*.c cmd/tui/*.c)) $(BUILD)/messages.o

all: $(BUILD)/cdslog

$(BUILD)/cdslog: $(CMD_OBJ) $(BUILD)/libcdslog.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS) $(TUI_LIBS)
$(BUILD)/libcdslog.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/%.o: $(BUILD)/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(BUILD)/schema.c: schema/embed.sh $(wildcard schema/*.sql)
	@mkdir -p $(@D)
	sh schema/embed.sh $(sort $(wildcard schema/*.sql)) >$@
$(BUILD)/messages.c: po/embed.sh $(wildcard po/vi/*.po)
	@mkdir -p $(@D)
	sh po/embed.sh $(sort $(wildcard po/vi/*.po)) >$@
clean:
	rm -rf $(BUILD)
.PHONY: all clean
-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d)
