/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_PATH_ENDING_H
#define ADG_CORE_PATH_ENDING_H

#include <stdbool.h>

/** Whether a path ends in an ending such as ".gpkg", capitals or not, with a name before it. NULL and
 *  the ending alone do not. */
bool adg_path_ends_in(const char *path, const char *ending);

#endif
