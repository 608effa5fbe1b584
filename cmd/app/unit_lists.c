/* Finds a list of units that is installed beside the program: in CDSLOG_UNITS, for tests; beside
 * the program, which may have been built in a source tree or moved after it was installed; else
 * where `make install` put it. */
#include "app/unit_lists.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CDSLOG_UNITS
#define CDSLOG_UNITS "/usr/local/share/cdslog/units"
#endif

/* FOLDER/BELOW/NAME.csv, which the caller frees.  NULL: it can't be read, or there is no memory. */
static char *unit_list_in(const char *folder, const char *below, const char *name)
{
	size_t size = strlen(folder) + strlen(below) + strlen(name) + sizeof "//.csv";
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s/%s%s.csv", folder, below, name);
	if (path && access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* The folder of the program, without the / at its end; "" if the system can't tell. */
static void unit_list_program(char folder[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX - 1);
	char *slash;

	folder[n > 0 ? n : 0] = '\0';
	slash = strrchr(folder, '/');
	if (slash)
		*slash = '\0';
}

char *unit_list_path(const char *name)
{
	const char *given = getenv("CDSLOG_UNITS");
	char folder[PATH_MAX], *path;

	if (!*name || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return NULL;
	if (given && *given)
		return unit_list_in(given, "", name);
	unit_list_program(folder);
	path = unit_list_in(folder, "../share/cdslog/units/", name);
	if (!path)
		path = unit_list_in(folder, "../schema/units/", name);
	return path ? path : unit_list_in(CDSLOG_UNITS, "", name);
}
