/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_FILE_TREE_H
#define ADG_WRITE_FILE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

bool adg_is_directory(const char *path);
bool adg_is_empty_directory(const char *path);

/** Makes the folders above a file; path is changed while it works and is the same afterwards. */
bool adg_make_folders_of(char *path);

/** How much of the path is the first folder above the file that does not exist yet; 0: all exist. */
size_t adg_missing_folders_of(char *path);

/** Removes the folders above a file that adg_make_folders_of has made, as long as they are empty:
 *  from the deepest to the one that ends at `missing`. 0: none. */
void adg_remove_made_folders_of(char *path, size_t missing);

/** Removes a folder with everything in it; what cannot be removed stays. */
void adg_remove_tree(const char *folder);

/** Calls visit for every file below a folder, with its path relative to it ('/' between folders), in
 *  no particular order; a status other than ADG_OK ends the visit. */
typedef adg_status (*adg_file_visitor)(void *data, const char *relative, adg_error *error);
adg_status adg_visit_files(const char *folder, adg_file_visitor visit, void *data,
                           adg_error *error);

/** The relative paths of all files below a folder, sorted; the caller frees list and texts. */
adg_status adg_list_files(const char *folder, char ***files, size_t *n, adg_error *error);

#endif
