/* SPDX-License-Identifier: MPL-2.0 */

#include "core/text.h"
#include "write/table_building.h"
#include "write/tables.h"

static void add_loads(adg_table_building *b, const adg_service_findings *f)
{
    adg_service_column people =
        adg_table_service_column(f, "people", _("people for whom it is the nearest"));
    adg_service_column mean = adg_table_service_column(f, "mean_min", _("their mean minutes"));
    double *n = adg_table_put_number_column(b, people.name, people.title, 2);
    double *minutes = adg_table_put_number_column(b, mean.name, mean.title, 6);
    for (size_t k = 0; n && minutes && k < f->service->n; k++) {
        n[f->service->facility[k]] = f->load_people[k];
        minutes[f->service->facility[k]] = f->load_mean_min[k];
    }
}

adg_status adg_table_of_facilities(const adg_findings *findings, adg_table *table, adg_error *error)
{
    const adg_facilities *facilities = &findings->study->facilities;
    adg_table_building b = adg_table_begin(table, facilities->n);
    adg_table_put_texts(&b, "id", _("id"), facilities->id);
    adg_table_put_texts(&b, "label", _("name"), facilities->label);
    adg_table_put_texts(&b, "type", _("type"), facilities->type);
    adg_table_put_numbers(&b, "capacity", _("capacity"), 4, facilities->capacity);
    adg_table_put_numbers(&b, "video", _("video room (1 = yes)"), 0, facilities->video);
    if (findings->travel->by_road) {
        double *snap =
            adg_table_put_number_column(&b, "snap_m", _("metres to the nearest road"), 2);
        for (size_t j = 0; snap && j < facilities->n; j++)
            snap[j] = findings->travel->facility_snap[j].distance_m;
    }
    for (size_t s = 0; s < findings->n_services; s++)
        add_loads(&b, &findings->service[s]);
    return adg_table_finish(&b, error);
}
