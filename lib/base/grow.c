/* Room for the arrays of the library and the program that grow, checked against overflow in one
 * place. */
#include "cdslog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool cds_grow_more(void *array, size_t *room, size_t n, size_t size)
{
	size_t more = n < 8 ? 16 : 2 * n;
	void *p;

	if (n > SIZE_MAX / 2 / size)
		return false;
	/* a pointer to another type may not be read as one to void, but its bytes may be copied */
	memcpy(&p, array, sizeof p);
	p = realloc(p, more * size);
	if (!p)
		return false;
	memcpy(array, &p, sizeof p);
	*room = more;
	return true;
}
