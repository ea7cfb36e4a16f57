/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_POPULATED_CELLS_H
#define ADG_SITING_POPULATED_CELLS_H

#include "prepare/study.h"

/** The cells of a study where people live. */
typedef struct {
    size_t n;
    uint32_t *cell; /* [n] in their order */
    char **id;      /* [n] each only once */
} adg_populated_cells;

/** ADG_E_INVALID where nobody lives. The caller releases. */
adg_status adg_populated_cells_find(const adg_study *study, adg_populated_cells *c,
                                    adg_error *error);
void adg_populated_cells_release(adg_populated_cells *c);

#endif
