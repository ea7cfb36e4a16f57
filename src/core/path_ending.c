/* SPDX-License-Identifier: MPL-2.0 */
#include "core/path_ending.h"

#include <string.h>

#include "core/text.h"

bool adg_path_ends_in(const char *path, const char *ending)
{
    size_t n = path ? strlen(path) : 0, m = strlen(ending);
    return n > m && adg_text_equal_nocase(path + n - m, ending);
}
