/* SPDX-License-Identifier: MPL-2.0 */
#include "load/ids.h"

#include "core/id_index.h"
#include "core/text.h"

static adg_place place_of(const adg_ids *ids, size_t i)
{
    adg_place place = ids->place;
    place.row = ids->row[i];
    return place;
}

static size_t report_missing(const adg_ids *ids, adg_faults *faults)
{
    size_t missing = 0;
    for (size_t i = 0; i < ids->n; i++) {
        if (ids->id[i])
            continue;
        adg_fault *fault = adg_faults_add(faults, ADG_ERROR, "missing_id", place_of(ids, i), "%s",
                                          _("the id is empty."));
        if (ids->xy)
            adg_fault_at(fault, ids->xy[2 * i], ids->xy[2 * i + 1]);
        missing++;
    }
    return missing;
}

static void report_twice(const adg_ids *ids, size_t i, size_t first, adg_faults *faults)
{
    adg_fault *fault = adg_faults_add(faults, ADG_ERROR, "duplicate_id", place_of(ids, i),
                                      _("the id \"%s\" stands twice (first in row %lld)."),
                                      ids->id[i], ids->row[first]);
    adg_fault_advise(fault, _("Ids must be unique; rename or delete one of the rows."));
    if (ids->xy)
        adg_fault_at(fault, ids->xy[2 * i], ids->xy[2 * i + 1]);
}

adg_status adg_ids_check(const adg_ids *ids, adg_faults *faults, adg_error *error)
{
    if (report_missing(ids, faults) > 0)
        return ADG_OK;
    adg_id_index index;
    adg_status status = adg_id_index_build((const char *const *)ids->id, ids->n, &index, error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; i < ids->n; i++) {
        uint32_t first = adg_id_index_find(&index, ids->id[i]);
        if (first != i)
            report_twice(ids, i, first, faults);
    }
    adg_id_index_release(&index);
    return ADG_OK;
}
