/* Is a file of SQLite whole by itself, or only together with a journal or -wal beside it?  store.c
 * asks before it opens a log, lib/exchange/source.c before it reads somebody else's file. */
#ifndef CDS_SIDECAR_H
#define CDS_SIDECAR_H

#define CDS__HEADER 100                 /* bytes of the header at the start of each such file */

enum cds__sidecar {
	CDS__WHOLE,             /* nothing beside it matters */
	CDS__JOURNAL_HOT,       /* it is being written, or its writer was stopped half-way */
	CDS__WAL_THERE,         /* it is in WAL mode, and its -wal has changes */
	/* It is in WAL mode and alone: either it was closed properly, or it was copied without its
	 * last changes. */
	CDS__WAL_MISSING
};

/* What stands beside the file of this path, which begins with this header. */
enum cds__sidecar cds__sidecar(const char *path, const unsigned char header[CDS__HEADER]);

#endif
