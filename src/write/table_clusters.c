/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "write/clusters.h"
#include "write/table_building.h"

const char *adg_cluster_words(adg_cluster cluster)
{
    static const char *const words[ADG_N_CLUSTERS] = {
        N_("not known"),       N_("no neighbours"),        N_("not significant"),
        N_("high among high"), N_("low among low"),        N_("high among low"),
        N_("low among high"),  N_("high values together"), N_("low values together")};
    return _(words[cluster]);
}

/* The columns of numbers that have one for every unit that took part. */
static void put_kept(adg_table_building *b, const adg_clusters_told *told, const char *name,
                     const char *title, const double *kept_value)
{
    double *column = adg_table_put_number_column(b, name, title, 6);
    for (size_t i = 0; column && i < told->n_units; i++)
        column[i] = NAN;
    for (size_t k = 0; column && k < told->result->n; k++)
        column[told->kept[k]] = kept_value[k];
}

static void put_classes(adg_table_building *b, const adg_clusters_told *told, const char *name,
                        const char *title, const adg_cluster *cluster)
{
    char **column = adg_table_put_text_column(b, name, title);
    for (size_t k = 0; column && k < told->result->n; k++)
        adg_table_set_text(b, column, told->kept[k], adg_cluster_name(cluster[k]));
}

static void put_labels(adg_table_building *b, const adg_clusters_told *told)
{
    const adg_cluster *cluster =
        told->request->method == ADG_MORAN ? told->result->quadrant : told->result->cluster;
    char **column = adg_table_put_text_column(b, "label", _("what it is"));
    for (size_t k = 0; column && k < told->result->n; k++)
        adg_table_set_text(b, column, told->kept[k], adg_cluster_words(cluster[k]));
}

/* Whole numbers of the units that took part; NaN elsewhere. */
static double *put_wholes(adg_table_building *b, const adg_clusters_told *told, const char *name,
                          const char *title)
{
    double *column = adg_table_put_number_column(b, name, title, 0);
    for (size_t i = 0; column && i < told->n_units; i++)
        column[i] = NAN;
    return column;
}

static void put_ids(adg_table_building *b, const adg_clusters_told *told)
{
    char **id = adg_table_put_text_column(b, "id", _("id"));
    for (size_t i = 0; id && i < told->n_units; i++) {
        char row[32];
        snprintf(row, sizeof row, "%lld", told->row[i]);
        adg_table_set_text(b, id, i, told->id ? told->id[i] : row);
    }
}

adg_status adg_table_of_clusters(const adg_clusters_told *told, adg_table *table, adg_error *error)
{
    const adg_cluster_result *r = told->result;
    bool gi = told->request->method == ADG_GI_STAR;
    adg_table_building b = adg_table_begin(table, told->n_units);
    put_ids(&b, told);
    adg_table_put_numbers(&b, "value", told->value_field, 6, told->value);
    if (told->second)
        adg_table_put_numbers(&b, "second", told->second_field, 6, told->second);
    double *n_neighbours = put_wholes(&b, told, "n_neighbours", _("neighbours"));
    put_kept(&b, told, "statistic", gi ? "Gi*" : _("local statistic"), r->statistic);
    put_kept(&b, told, "lag", _("mean of the neighbours, standardised"), r->lag);
    put_kept(&b, told, "z", _("standard deviate"), r->z);
    if (told->request->method != ADG_MORAN) {
        put_kept(&b, told, "p", _("p, two-sided"), r->p);
        put_kept(&b, told, "q", _("p corrected for many tests (FDR)"), r->q);
    }
    double *significant = told->request->method == ADG_MORAN
                              ? NULL
                              : put_wholes(&b, told, "significant", _("significant after FDR"));
    for (size_t k = 0; !b.failed && k < r->n; k++) {
        n_neighbours[told->kept[k]] = (double)r->n_neighbours[k];
        if (significant && !isnan(r->p[k]))
            significant[told->kept[k]] = r->significant[k];
    }
    put_classes(&b, told, "quadrant", _("here and around"), r->quadrant);
    if (told->request->method != ADG_MORAN) {
        put_classes(&b, told, "cluster", _("class, significant after FDR"), r->cluster);
        put_classes(&b, told, "cluster_p", _("class by p alone"), r->unadjusted);
    }
    put_labels(&b, told);
    if (r->class_3x3) {
        double *code = put_wholes(&b, told, "class_3x3", _("class of both by thirds"));
        for (size_t k = 0; code && k < r->n; k++)
            code[told->kept[k]] = r->class_3x3[k];
    }
    return adg_table_finish(&b, error);
}
