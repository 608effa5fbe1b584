/* Floor 1: a file of SQLite is whole by itself, or with what stands beside it, or not. */
#ifndef CDS_SIDECAR_H
#define CDS_SIDECAR_H

#define CDS__HEADER 100                 /* bytes at its start */

enum cds__sidecar {
	CDS__WHOLE,
	/* it is being written, or its writer was stopped half-way */
	CDS__JOURNAL_HOT,
	CDS__WAL_THERE,                 /* in WAL mode, with changes in its -wal */
	/* in WAL mode and alone: closed properly, or copied without its last changes */
	CDS__WAL_MISSING
};

enum cds__sidecar cds__sidecar(const char *path, const unsigned char header[CDS__HEADER]);

#endif
