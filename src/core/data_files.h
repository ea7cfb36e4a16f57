/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_DATA_FILES_H
#define ADG_CORE_DATA_FILES_H

/** Path of a file that comes with the program ("styles/ramps.json", "model_region"), on the heap:
 *  in the folder named by ADGANG_DATA_DIR, else where the program is installed, else in the source
 *  tree it was built from. NULL when it is in none of them, or out of memory. */
char *adg_data_file(const char *name);

/** Folder of the translations, by the same rule; NULL when there is none. */
char *adg_locale_directory(void);

#endif
