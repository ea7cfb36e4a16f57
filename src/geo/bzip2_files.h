/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_BZIP2_FILES_H
#define ADG_GEO_BZIP2_FILES_H

/** Files packed with bzip2, for GDAL, which has no reader of them: a path behind this prefix is unpacked
 *  while it is read, as behind its own /vsigzip/. Going back starts from the beginning. */
#define ADG_BZIP2_PREFIX "/vsiadgangbzip2/"

/** Makes the prefix known to GDAL; may be called any number of times. */
void adg_bzip2_files_open(void);

#endif
