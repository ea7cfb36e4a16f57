/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_BIG_ARRAY_H
#define ADG_CORE_BIG_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** An array that may be larger than memory: above half of the machine's memory (or the megabytes in
 *  ADGANG_MEMORY_MB) it lies in a file, of which the system keeps in memory what is being used. The
 *  file has no name: it is gone with the program, however that ends. */
typedef struct {
    void *start;
    size_t bytes;
    bool in_file;
} adg_big_array;

/** n zeroed elements. The file is in the folder TMPDIR names, else in /var/tmp, and its room is
 *  taken at once, so that a full disk is ADG_E_IO here and no crash later. ADG_E_NOMEM as usual.
 *  The caller releases it. */
adg_status adg_big_array_new(size_t n, size_t element_size, adg_big_array *array, adg_error *error);
void adg_big_array_release(adg_big_array *array);

#endif
