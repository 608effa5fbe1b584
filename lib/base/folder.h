/* The folders of files that are written: they are made where they are missing, and synced so that
 * the names in them outlive a power cut. */
#ifndef CDS_FOLDER_H
#define CDS_FOLDER_H

#include <stdbool.h>

/* Syncs the folder that the path is in.  Some file systems of sticks can't do that, which is no
 * failure. */
void cds__folder_sync(const char *path);

/* Makes all folders above the path that are missing.  false: errno says why one can't be made.  The
 * path is changed on the way, and is as it was at the end. */
bool cds__folders_make(char *path);

#endif
