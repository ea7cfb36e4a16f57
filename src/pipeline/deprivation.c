/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/deprivation.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/equity.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/path_ending.h"
#include "core/progress.h"
#include "core/sort.h"
#include "core/text.h"
#include "findings/warnings.h"
#include "load/indicator_table.h"
#include "map/qml.h"
#include "prepare/remoteness_words.h"
#include "write/deprivation_summary.h"
#include "write/output_file.h"
#include "write/table_building.h"
#include "write/tables.h"
#include "write/time_stamp.h"

typedef struct {
    const adg_deprivation_request *request;
    const adg_context *ctx;
    adg_faults faults;
    adg_crs *crs;
    adg_indicator_table units;
    adg_indicators indicators;
    adg_deprivation_result result;
    adg_deprivation_index index;
    double *direction, *weight; /* [n_indicators], one block */
    adg_empirical_bayes_fit *fit;
    double *group, *rank; /* [units], one block */
} job;

static size_t n_indicators(const job *j)
{
    return j->request->source.n_indicators;
}

static const adg_indicator *indicator(const job *j, size_t k)
{
    return &j->request->source.indicators[k];
}

/* ---- load ---- */

static adg_status warn_of_faults(job *j, adg_error *error)
{
    adg_warnings warnings;
    adg_status status = adg_warnings_collect(&j->faults, &warnings, error);
    for (size_t w = 0; status == ADG_OK && w < warnings.n; w++)
        adg_warn(j->ctx, "%s", warnings.line[w]);
    adg_warnings_release(&warnings);
    return status;
}

static adg_status load(job *j, adg_error *error)
{
    const char **field = ADG_NEW_ARRAY(const char *, n_indicators(j));
    if (!field)
        return adg_fail_memory(error);
    for (size_t k = 0; k < n_indicators(j); k++)
        field[k] = indicator(j, k)->field;
    const adg_indicator_request request = {.path = j->request->source.source.path,
                                           .id = j->request->id,
                                           .population = j->request->population,
                                           .indicator = field,
                                           .n_indicators = n_indicators(j),
                                           .crs = j->crs};
    adg_status status = adg_indicator_table_load(&request, &j->units, &j->faults, error);
    free(field);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status == ADG_OK)
        status = warn_of_faults(j, error);
    if (status == ADG_OK && adg_path_ends_in(j->request->out, ".geojson") && !j->units.has_shapes)
        status = adg_fail(error, ADG_E_USAGE,
                          _("%s: a table without coordinates cannot become GeoJSON; write a .csv "
                            "or .gpkg"),
                          j->request->source.source.path);
    return status;
}

/* ---- the index ---- */

static adg_status transform(job *j, adg_error *error)
{
    for (size_t k = 0; k < n_indicators(j); k++) {
        adg_transform how = j->request->transform[k];
        double *value = j->units.value + k * j->units.n;
        size_t bad;
        adg_transform_indicator(how, value, j->units.people, j->units.n, &j->fit[k], &bad);
        if (bad < j->units.n)
            return adg_fail(error, ADG_E_INVALID,
                            _("%s, unit \"%s\", field %s: %s with %s people cannot be transformed "
                              "by \"%s\""),
                            j->request->source.source.path, j->units.id[bad],
                            indicator(j, k)->field, ADG_NUMBER(value[bad], ADG_AS_WRITTEN),
                            ADG_NUMBER(j->units.people[bad], ADG_AS_WRITTEN),
                            adg_transform_word(how));
    }
    return ADG_OK;
}

static void warn_of_indicators(const job *j)
{
    for (size_t k = 0; k < n_indicators(j); k++) {
        const char *field = indicator(j, k)->field;
        if (j->request->source.method != ADG_DEPRIVATION_READY &&
            adg_deprivation_is_constant(&j->indicators, k))
            adg_warn(j->ctx, "%s: %s", field,
                     _("the indicator has the same value everywhere and contributes nothing."));
        if (adg_names_remoteness(field))
            adg_warn(j->ctx, "%s: %s", field,
                     _("by its name the indicator is about cars, distance or rurality; an index "
                       "with it goes with travel time by construction."));
    }
    if (j->request->source.method == ADG_DEPRIVATION_PCA && !isnan(indicator(j, 0)->weight))
        adg_warn(j->ctx, "%s",
                 _("the principal component finds its own weights; those given are not used."));
}

/* 1 = most deprived; units of equal score share the first place. */
static adg_status rank_units(job *j, adg_error *error)
{
    size_t n = j->units.n;
    double *key = ADG_NEW_ARRAY(double, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = key && order ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        key[i] = -j->result.score[i];
        j->rank[i] = NAN;
    }
    if (status == ADG_OK)
        status = adg_sort_order(key, n, order, error);
    for (size_t k = 0; status == ADG_OK && k < n && !isnan(key[order[k]]); k++)
        j->rank[order[k]] =
            k > 0 && key[order[k]] == key[order[k - 1]] ? j->rank[order[k - 1]] : (double)(k + 1);
    free(key);
    free(order);
    return status;
}

static adg_status make_room(job *j, adg_error *error)
{
    size_t m = n_indicators(j), n = j->units.n;
    j->direction = ADG_NEW_ARRAY(double, 2 * m);
    j->fit = ADG_NEW_ARRAY(adg_empirical_bayes_fit, m);
    j->group = ADG_NEW_ARRAY(double, 2 * n);
    if (!j->direction || !j->fit || !j->group)
        return adg_fail_memory(error);
    j->weight = j->direction + m;
    j->rank = j->group + n;
    for (size_t k = 0; k < m; k++)
        j->direction[k] = indicator(j, k)->direction == ADG_DIRECTION_UP ? 1 : -1;
    j->indicators =
        (adg_indicators){n, m, j->units.value, j->direction, j->weight, j->units.people};
    j->index = (adg_deprivation_index){.source = &j->request->source,
                                       .transform = j->request->transform,
                                       .fit = j->fit,
                                       .indicators = &j->indicators,
                                       .result = &j->result,
                                       .weight = j->weight,
                                       .baseline = j->request->baseline,
                                       .group = j->group,
                                       .n_groups = j->request->n_groups};
    return adg_deprivation_result_new(&j->indicators, &j->result, error);
}

static adg_status compute(job *j, adg_error *error)
{
    const adg_deprivation_source *source = &j->request->source;
    adg_status status = make_room(j, error);
    if (status == ADG_OK)
        status = transform(j, error);
    if (status == ADG_OK)
        status = adg_deprivation_settle_weights(source, j->weight, error);
    if (status == ADG_OK)
        warn_of_indicators(j);
    if (status == ADG_OK && j->request->baseline)
        status = adg_deprivation_baseline_read(j->request->baseline, &j->index, error);
    else if (status == ADG_OK) {
        status = adg_deprivation_fit(&j->indicators, source->method, &j->result, error);
        if (status != ADG_OK)
            adg_error_prefix(error, "%s", source->source.path);
    }
    if (status == ADG_OK)
        status = adg_deprivation_score(&j->indicators, source->method, &j->result, error);
    if (status == ADG_OK)
        status = adg_quantile_groups(j->result.score, j->units.people, j->units.n,
                                     j->request->n_groups, j->group, error);
    return status == ADG_OK ? rank_units(j, error) : status;
}

/* ---- the table ---- */

static const char *group_name(const job *j)
{
    return j->request->n_groups == 5 ? "quintile" : j->request->n_groups == 10 ? "decile" : "group";
}

static void put_named(adg_table_building *b, const char *prefix, const char *name,
                      const char *title, int decimals, const double *value)
{
    char *column = adg_strdup_format("%s_%s", prefix, name);
    if (column)
        adg_table_put_numbers(b, column, title, decimals, value);
    else
        b->failed = true;
    free(column);
}

/* Each indicator as an index of its own, and with each the group by it. */
static adg_status put_indicators(job *j, adg_table_building *b, adg_error *error)
{
    const char *prefix = j->request->source.method == ADG_DEPRIVATION_IMD ? "x" : "z";
    adg_status status = ADG_OK;
    double *group = ADG_NEW_ARRAY(double, j->units.n);
    for (size_t k = 0; group && k < n_indicators(j); k++)
        put_named(b, prefix, indicator(j, k)->field, NULL, 6, j->result.part + k * j->units.n);
    for (size_t k = 0; group && status == ADG_OK && j->request->each && k < n_indicators(j); k++) {
        status = adg_quantile_groups(j->result.part + k * j->units.n, j->units.people, j->units.n,
                                     j->request->n_groups, group, error);
        put_named(b, group_name(j), indicator(j, k)->field, NULL, 0, group);
    }
    free(group);
    return group ? status : adg_fail_memory(error);
}

static bool is_first_of_domain(const job *j, size_t k)
{
    for (size_t l = 0; l < k; l++)
        if (strcmp(indicator(j, l)->domain, indicator(j, k)->domain) == 0)
            return false;
    return true;
}

static adg_status put_domains(job *j, adg_table_building *b, adg_error *error)
{
    double *score = ADG_NEW_ARRAY(double, j->units.n);
    double *weight = ADG_NEW_ARRAY(double, n_indicators(j));
    bool ok = score && weight;
    for (size_t k = 0; ok && j->request->domains && k < n_indicators(j); k++) {
        if (!is_first_of_domain(j, k))
            continue;
        for (size_t l = 0; l < n_indicators(j); l++)
            weight[l] =
                strcmp(indicator(j, l)->domain, indicator(j, k)->domain) == 0 ? j->weight[l] : 0;
        adg_deprivation_composite(&j->indicators, j->result.part, weight, score);
        put_named(b, "domain", indicator(j, k)->domain, NULL, 6, score);
    }
    free(score);
    free(weight);
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status build_table(job *j, adg_table *table, adg_error *error)
{
    adg_table_building b = adg_table_begin(table, j->units.n);
    adg_table_put_texts(&b, "id", NULL, j->units.id);
    adg_table_put_numbers(&b, "population", _("people"), 0, j->units.people);
    adg_table_put_numbers(&b, "score", _("deprivation index"), 6, j->result.score);
    adg_table_put_numbers(&b, group_name(j), _("group of deprivation (1 = most deprived)"), 0,
                          j->group);
    adg_table_put_numbers(&b, "rank", _("rank (1 = most deprived)"), 0, j->rank);
    adg_status status = put_domains(j, &b, error);
    if (status == ADG_OK)
        status = put_indicators(j, &b, error);
    adg_status finished = adg_table_finish(&b, error);
    if (status != ADG_OK && finished == ADG_OK)
        adg_table_release(table);
    return status == ADG_OK ? finished : status;
}

/* ---- write ---- */

/* The style of the fifths, for QGIS. */
static adg_status add_style(const job *j, const adg_table *table, adg_vector_writer *writer,
                            adg_error *error)
{
    adg_styles *styles = NULL;
    adg_classes classes = {0};
    adg_status status = adg_styles_load(&styles, error);
    if (status == ADG_OK)
        status = adg_classes_fifths(styles, _("Fifth of deprivation"), _("deprivation not known"),
                                    &classes, error);
    if (status == ADG_OK) {
        const adg_layer_look look = {.geometry = j->units.geometry,
                                     .field = group_name(j),
                                     .classes = &classes,
                                     .border = adg_style_single(styles, "border"),
                                     .border_mm = 0.1,
                                     .size_mm = 2.4,
                                     .table = table};
        xmlChar *qml = adg_qml_text(&look);
        const adg_layer_style style = {"deprivation", "adgang", (const char *)qml};
        status = qml ? adg_vector_add_styles(writer, &style, 1, error) : adg_fail_memory(error);
        xmlFree(qml);
    }
    adg_classes_release(&classes);
    adg_styles_free(styles);
    return status;
}

static adg_status write_layer(const job *j, const adg_table *table, const char *path,
                              adg_error *error)
{
    bool geopackage = adg_path_ends_in(j->request->out, ".gpkg");
    char stamp[ADG_TIME_STAMP];
    time_t latest = 0;
    adg_vector_writer *writer = NULL;
    adg_newest_file(j->request->source.source.path, &latest);
    adg_time_stamp(latest, stamp);
    adg_status status = adg_vector_create(path, geopackage ? ADG_GEOPACKAGE : ADG_GEOJSON, j->crs,
                                          stamp, &writer, error);
    if (status != ADG_OK)
        return status;
    const adg_layer_content content = {.name = "deprivation",
                                       .title = _("Deprivation index"),
                                       .geometry = j->units.geometry,
                                       .shapes = j->units.has_shapes ? &j->units.shapes : NULL,
                                       .table = table,
                                       .ctx = j->ctx};
    status = adg_vector_add_layer(writer, &content, error);
    if (status == ADG_OK && geopackage && j->units.has_shapes && j->request->n_groups == 5)
        status = add_style(j, table, writer, error);
    return adg_vector_close(writer, status, error);
}

static adg_status write(job *j, adg_output_file *out, adg_error *error)
{
    adg_table table = {0};
    adg_status status = build_table(j, &table, error);
    if (status == ADG_OK)
        status = adg_path_ends_in(j->request->out, ".csv")
                     ? adg_table_write_csv(&table, out->work, error)
                     : write_layer(j, &table, out->work, error);
    adg_table_release(&table);
    if (status == ADG_OK)
        status = adg_output_file_commit(out, error);
    return status == ADG_OK ? adg_deprivation_summary_print(&j->index, stdout, error) : status;
}

static void release(job *j)
{
    free(j->direction);
    free(j->fit);
    free(j->group);
    adg_deprivation_result_release(&j->result);
    adg_indicator_table_release(&j->units);
    adg_crs_free(j->crs);
    adg_faults_release(&j->faults);
}

adg_status adg_deprivation(const adg_deprivation_request *request, const adg_context *ctx,
                           adg_error *error)
{
    job j = {.request = request, .ctx = ctx};
    const char *const inputs[] = {request->source.source.opened, request->baseline};
    adg_output_file out;
    adg_status status = adg_output_file_begin(request->out, request->overwrite, &out, error);
    if (status == ADG_OK)
        status = adg_output_file_spares(&out, inputs, sizeof inputs / sizeof *inputs, error);
    if (status == ADG_OK)
        status = adg_crs_parse(request->crs, &j.crs, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = load(&j, error);
    adg_stage(ctx, "index");
    if (status == ADG_OK)
        status = compute(&j, error);
    adg_stage(ctx, "write");
    if (status == ADG_OK)
        status = write(&j, &out, error);
    adg_output_file_end(&out);
    release(&j);
    adg_stage(ctx, NULL);
    return status;
}
