/* The lists of units that are installed beside the program, as schema/units/README.md tells them.
 * `place import` asks for one by its name. */
#ifndef UNIT_LISTS_H
#define UNIT_LISTS_H

/* The path of the list of this name, which the caller frees.  NULL: none is installed, or there is
 * no memory. */
char *unit_list_path(const char *name);

#endif
