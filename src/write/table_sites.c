/* SPDX-License-Identifier: MPL-2.0 */
#include "write/sites.h"

#include "core/text.h"
#include "write/table_building.h"

adg_status adg_table_of_sites(const adg_service_sites *sites, adg_table *table, adg_error *error)
{
    adg_table_building b = adg_table_begin(table, sites->n_chosen);
    double *rank = adg_table_put_number_column(&b, "rank", _("rank"), 0);
    char **id = adg_table_put_text_column(&b, "id", _("site"));
    double *x = adg_table_put_number_column(&b, "x", _("easting"), 3);
    double *y = adg_table_put_number_column(&b, "y", _("northing"), 3);
    double *saved =
        adg_table_put_number_column(&b, "saved_person_min", _("person-minutes saved"), 6);
    for (size_t k = 0; !b.failed && k < sites->n_chosen; k++) {
        const double *at = adg_service_sites_xy(sites, sites->chosen[k]);
        adg_table_set_text(&b, id, k, sites->site_id[sites->chosen[k]]);
        rank[k] = (double)(k + 1);
        x[k] = at[0];
        y[k] = at[1];
        saved[k] = sites->saved[k];
    }
    return adg_table_finish(&b, error);
}
