/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/populated_cells.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/grid.h"
#include "core/memory.h"
#include "core/text.h"

static adg_status find_cells(const adg_study *study, adg_populated_cells *c, adg_error *error)
{
    const adg_cells *cells = &study->cells;
    c->cell = ADG_NEW_ARRAY(uint32_t, cells->n);
    if (!c->cell)
        return adg_fail_memory(error);
    for (size_t i = 0; i < cells->n; i++)
        if (cells->people[i] > 0)
            c->cell[c->n++] = (uint32_t)i;
    return c->n ? ADG_OK
                : adg_fail(error, ADG_E_INVALID,
                           _("%s: nobody lives here, so there is no place to try."),
                           study->project->population.source.path);
}

/* ---- ids ---- */

/* The id of the data; else that of the square in the national grid; else the row. */
static char *id_of(const adg_cells *cells, uint32_t cell)
{
    char square[ADG_GRID_ID_CAPACITY];
    if (cells->id)
        return adg_strdup(cells->id[cell]);
    if (!(cells->cell_m > 0))
        return adg_strdup_format("%u", cell + 1);
    adg_grid_id(cells->xy[2 * (size_t)cell], cells->xy[2 * (size_t)cell + 1], cells->cell_m,
                square);
    return adg_strdup(square);
}

typedef struct {
    char *id;
    size_t place;
} named;

static int by_id(const void *a, const void *b)
{
    const named *p = a, *q = b;
    int order = strcmp(p->id, q->id);
    return order ? order : (p->place > q->place) - (p->place < q->place);
}

/* Small polygons are points that may share a square: "500m_12290_1108", then "500m_12290_1108-2". */
static adg_status tell_apart(adg_populated_cells *c, adg_error *error)
{
    named *list = ADG_NEW_ARRAY(named, c->n);
    bool ok = list != NULL;
    for (size_t k = 0; ok && k < c->n; k++)
        list[k] = (named){c->id[k], k};
    if (ok)
        qsort(list, c->n, sizeof *list, by_id);
    for (size_t k = 1, nth = 1; ok && k < c->n; k++) {
        nth = strcmp(list[k].id, list[k - 1].id) == 0 ? nth + 1 : 1;
        if (nth == 1)
            continue;
        char *apart = adg_strdup_format("%s-%zu", list[k].id, nth);
        ok = apart != NULL;
        if (ok)
            c->id[list[k].place] = apart;
    }
    /* The old names were needed until all had been compared. */
    for (size_t k = 0; list && k < c->n; k++)
        if (list[k].id && c->id[list[k].place] != list[k].id)
            free(list[k].id);
    free(list);
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status name_cells(const adg_study *study, adg_populated_cells *c, adg_error *error)
{
    c->id = ADG_NEW_ARRAY(char *, c->n);
    bool ok = c->id != NULL;
    for (size_t k = 0; ok && k < c->n; k++)
        ok = (c->id[k] = id_of(&study->cells, c->cell[k])) != NULL;
    return ok ? tell_apart(c, error) : adg_fail_memory(error);
}

adg_status adg_populated_cells_find(const adg_study *study, adg_populated_cells *c,
                                    adg_error *error)
{
    *c = (adg_populated_cells){.n = 0};
    adg_status status = find_cells(study, c, error);
    if (status == ADG_OK)
        status = name_cells(study, c, error);
    if (status != ADG_OK)
        adg_populated_cells_release(c);
    return status;
}

void adg_populated_cells_release(adg_populated_cells *c)
{
    for (size_t k = 0; c->id && k < c->n; k++)
        free(c->id[k]);
    free(c->id);
    free(c->cell);
    *c = (adg_populated_cells){.n = 0};
}
