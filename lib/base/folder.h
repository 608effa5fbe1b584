/* Floor 0: folders of files that are written: made where they are missing, and synced so that
 * names in them outlive a power cut. */
#ifndef CDS_FOLDER_H
#define CDS_FOLDER_H

#include <stdbool.h>

/* The folder that the path is in. Some file systems of sticks can't sync a folder: that alone
 * is no failure. */
void cds__folder_sync(const char *path);
/* All folders above the path; false: errno says why one can't be made. The path is changed and
 * put back meanwhile. */
bool cds__folders_make(char *path);

#endif
