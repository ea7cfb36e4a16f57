/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_SAME_FILE_H
#define ADG_WRITE_SAME_FILE_H

#include <stdbool.h>

/** Whether two paths lead to one file, whatever they are called: by ".", links or hard links. Files that are not there yet
 *  are the same by their folder and name. False where a folder is missing, or out of memory. */
bool adg_same_file(const char *a, const char *b);

#endif
