/* The services with which every log begins.  open.c puts them into a new log; lib/catalogue/ asks
 * for their order. */
#ifndef CDS_LOG_SERVICES_H
#define CDS_LOG_SERVICES_H

#include "cdslog.h"

/* Writes them to a new log. */
void cds__services_add(cds_log *log);

/* The place in the order of services that one of these has as long as nobody gave it another: 1000
 * for the first, 2000 for the second, and so on.  0: it is none of them. */
int64_t cds__services_order(const char *code);

#endif
