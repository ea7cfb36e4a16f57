/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "write/clusters.h"
#include "write/json_file.h"

static void set_whole(json_t *object, const char *key, size_t value)
{
    json_object_set_new(object, key, json_integer((json_int_t)value));
}

static json_t *weights_json(const adg_clusters_told *told)
{
    const adg_weights *links = told->request->links;
    json_t *object = json_object(), *islands = json_array();
    size_t least = SIZE_MAX, most = 0;
    for (size_t k = 0; k < links->n; k++) {
        size_t n = links->first[k + 1] - links->first[k], i = told->kept[k];
        least = n < least ? n : least;
        most = n > most ? n : most;
        if (n == 0)
            json_array_append_new(islands, told->id ? json_string(told->id[i])
                                                    : json_sprintf("%lld", told->row[i]));
    }
    adg_json_set_text(object, "kind", told->weights);
    set_whole(object, "links", links->first[links->n]);
    set_whole(object, "neighbours_min", links->n ? least : 0);
    adg_json_set_number(object, "neighbours_mean",
                        (double)links->first[links->n] / (double)links->n);
    set_whole(object, "neighbours_max", most);
    json_object_set_new(object, "symmetric", json_boolean(adg_weights_is_symmetric(links)));
    json_object_set_new(object, "islands", islands);
    return object;
}

static void set_moran(json_t *root, const adg_clusters_told *told)
{
    const adg_moran_result *m = &told->result->moran;
    adg_json_set_number(root, "I", m->i);
    adg_json_set_number(root, "EI", m->expected);
    adg_json_set_number(root, "VI_normal", m->variance_normal);
    adg_json_set_number(root, "VI_random", m->variance_random);
    adg_json_set_number(root, "z_normal", m->z_normal);
    adg_json_set_number(root, "z_random", m->z_random);
    adg_json_set_number(root, "p_normal", m->p_normal);
    adg_json_set_number(root, "p_random", m->p_random);
    adg_json_set_number(root, "S0", m->s0);
    adg_json_set_number(root, "S1", m->s1);
    adg_json_set_number(root, "S2", m->s2);
    adg_json_set_number(root, "b2", m->b2);
    if (told->request->method == ADG_MORAN && told->request->draws > 0) {
        adg_json_set_number(root, "p_permutation", adg_tails_p(&told->result->moran_tails));
        adg_json_set_number(root, "p_permutation_greater",
                            adg_tails_p_greater(&told->result->moran_tails));
    }
}

static json_t *classes_json(const adg_cluster_result *r)
{
    json_t *object = json_object();
    size_t count[ADG_N_CLUSTERS] = {0};
    for (size_t k = 0; k < r->n; k++)
        count[r->cluster[k]]++;
    for (int c = 0; c < ADG_N_CLUSTERS; c++)
        if (count[c] > 0 && adg_cluster_name((adg_cluster)c))
            set_whole(object, adg_cluster_name((adg_cluster)c), count[c]);
    return object;
}

static void set_local(json_t *root, const adg_clusters_told *told)
{
    const adg_cluster_result *r = told->result;
    json_t *fdr = json_object();
    adg_json_set_number(fdr, "rate", told->request->alpha);
    set_whole(fdr, "tested", r->fdr.n_tested);
    set_whole(fdr, "significant", r->fdr.n_rejected);
    adg_json_set_number(fdr, "critical_p", r->fdr.critical_p);
    adg_json_set_number(fdr, "smallest_p", r->least_p);
    json_object_set_new(fdr, "needed_at_smallest_p",
                        isnan(r->least_p) ? json_null()
                                          : json_integer((json_int_t)r->n_at_least_p));
    json_object_set_new(root, "fdr", fdr);
    json_object_set_new(root, "classes", classes_json(r));
}

static void set_undefined(json_t *root, const adg_clusters_told *told)
{
    const adg_cluster_result *r = told->result;
    json_t *undefined = json_object();
    const char *why = r->no_variance    ? _("all values are equal")
                      : r->moran.s0 > 0 ? NULL
                                        : _("no unit has a neighbour");
    const char *why_both = r->no_second_variance ? _("all values of the second are equal") : why;
    if (why)
        adg_json_set_text(undefined, "I", why);
    if (!why && isnan(r->moran.variance_random))
        adg_json_set_text(undefined, "VI_random", _("it takes four units"));
    if (told->request->method == ADG_BIVARIATE && why_both) {
        adg_json_set_text(undefined, "global_bivariate_I", why_both);
        adg_json_set_text(undefined, "lee_L", why_both);
    }
    if (told->request->method != ADG_MORAN && (why || why_both))
        adg_json_set_text(undefined, "statistic", why ? why : why_both);
    json_object_set_new(root, "undefined", undefined);
}

adg_status adg_clusters_json(const adg_clusters_told *told, FILE *out, adg_error *error)
{
    const adg_cluster_result *r = told->result;
    json_t *root = json_object(), *left_out = json_object();
    adg_json_set_text(root, "method", told->method);
    adg_json_set_text(root, "layer", told->layer);
    adg_json_set_text(root, "value", told->value_field);
    adg_json_set_text(root, "second", told->second_field);
    adg_json_set_text(root, "population", told->population_field);
    set_whole(root, "n", r->n);
    set_whole(left_out, "without_value", told->n_without_value);
    set_whole(left_out, "without_people", told->n_without_people);
    json_object_set_new(root, "left_out", left_out);
    json_object_set_new(root, "weights", weights_json(told));
    set_moran(root, told);
    if (told->request->method == ADG_BIVARIATE) {
        adg_json_set_number(root, "global_bivariate_I", r->bivariate_i);
        adg_json_set_number(root, "lee_L", r->lee);
    }
    set_whole(root, "permutations", told->request->draws);
    json_object_set_new(root, "seed", json_integer((json_int_t)told->request->seed));
    if (told->request->method != ADG_MORAN)
        set_local(root, told);
    set_undefined(root, told);
    adg_json_set_text(root, "note",
                      _("p of a map shows where to look; it proves nothing about causes"));
    char *text = root ? json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) : NULL;
    json_decref(root);
    if (!text)
        return adg_fail_memory(error);
    /* What standard output did not take is seen when it is flushed. */
    fprintf(out, "%s\n", text);
    free(text);
    return ADG_OK;
}
