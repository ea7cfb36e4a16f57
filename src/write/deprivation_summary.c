/* SPDX-License-Identifier: MPL-2.0 */
#include "write/deprivation_summary.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"
#include "write/json_file.h"

static const char *const METHODS[] = {"zscore", "imd", "pca", "ready"};

static const char *direction_word(const adg_indicator *indicator)
{
    return indicator->direction == ADG_DIRECTION_UP ? "up" : "down";
}

/* ---- printing ---- */

/* Sets "units_WHAT" and "people_WHAT" of the units with people that lack a value. */
static void set_missing(json_t *object, const adg_indicators *in, const double *value)
{
    size_t n = 0;
    adg_sum people = {0};
    for (size_t i = 0; i < in->n; i++) {
        if (!isnan(value[i]) || !(in->people[i] > 0))
            continue;
        n++;
        adg_sum_add(&people, in->people[i]);
    }
    json_object_set_new(object, "units_missing", json_integer((json_int_t)n));
    adg_json_set_number(object, "people_missing", adg_sum_value(&people));
}

static json_t *indicator_json(const adg_deprivation_index *index, size_t k, double total_weight)
{
    const adg_indicator *indicator = &index->source->indicators[k];
    json_t *object = json_object();
    adg_json_set_text(object, "field", indicator->field);
    adg_json_set_text(object, "direction", direction_word(indicator));
    adg_json_set_text(object, "domain", indicator->domain);
    adg_json_set_text(object, "transform", adg_transform_word(index->transform[k]));
    adg_json_set_number(object, "weight", index->weight[k] / total_weight);
    adg_json_set_number(object, "mean", index->result->mean[k]);
    adg_json_set_number(object, "sd", index->result->sd[k]);
    adg_json_set_number(object, "loading", index->result->loading[k]);
    if (index->transform[k] == ADG_TRANSFORM_SMOOTH) {
        adg_json_set_number(object, "smoothing_mean", index->fit[k].mean);
        adg_json_set_number(object, "smoothing_variance", index->fit[k].variance);
    }
    set_missing(object, index->indicators, index->indicators->value + k * index->indicators->n);
    return object;
}

static json_t *indicators_json(const adg_deprivation_index *index)
{
    json_t *list = json_array();
    double total = 0;
    for (size_t k = 0; k < index->source->n_indicators; k++)
        total += index->weight[k];
    for (size_t k = 0; k < index->source->n_indicators; k++)
        json_array_append_new(list, indicator_json(index, k, total));
    return list;
}

static json_t *group_people_json(const adg_deprivation_index *index)
{
    json_t *list = json_array();
    for (int g = 1; g <= index->n_groups; g++) {
        adg_sum people = {0};
        for (size_t i = 0; i < index->indicators->n; i++)
            if (index->group[i] == g)
                adg_sum_add(&people, index->indicators->people[i]);
        json_array_append_new(list, adg_json_number(adg_sum_value(&people)));
    }
    return list;
}

static void set_component(json_t *root, const adg_deprivation_index *index)
{
    json_t *eigenvalues = json_array();
    for (size_t k = 0; k < index->source->n_indicators; k++)
        json_array_append_new(eigenvalues, adg_json_number(index->result->eigenvalue[k]));
    json_object_set_new(root, "eigenvalues", eigenvalues);
    adg_json_set_number(root, "explained_share", index->result->explained_share);
    json_object_set_new(root, "units_complete",
                        json_integer((json_int_t)index->result->n_complete));
}

adg_status adg_deprivation_summary_print(const adg_deprivation_index *index, FILE *out,
                                         adg_error *error)
{
    json_t *root = json_object();
    size_t n_without = 0;
    adg_sum people = {0};
    for (size_t i = 0; i < index->indicators->n; i++) {
        n_without += !(index->indicators->people[i] > 0);
        adg_sum_add(&people, index->indicators->people[i]);
    }
    adg_json_set_text(root, "method", METHODS[index->source->method]);
    adg_json_set_text(root, "baseline", index->baseline);
    json_object_set_new(root, "units", json_integer((json_int_t)index->indicators->n));
    json_object_set_new(root, "units_without_people", json_integer((json_int_t)n_without));
    adg_json_set_number(root, "people", adg_sum_value(&people));
    set_missing(root, index->indicators, index->result->score);
    json_object_set_new(root, "group_people", group_people_json(index));
    json_object_set_new(root, "indicators", indicators_json(index));
    if (index->source->method == ADG_DEPRIVATION_PCA)
        set_component(root, index);
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(root);
    if (!text)
        return adg_fail_memory(error);
    fprintf(out, "%s\n", text);
    free(text);
    return ADG_OK;
}

/* ---- reading an earlier one ---- */

static bool says(const json_t *object, const char *key, const char *word)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && strcmp(text, word) == 0;
}

static bool read_number(const json_t *object, const char *key, double *value)
{
    const json_t *number = json_object_get(object, key);
    *value = json_number_value(number);
    return json_is_number(number);
}

static bool is_same(const json_t *object, const adg_deprivation_index *index, size_t k)
{
    const adg_indicator *indicator = &index->source->indicators[k];
    return says(object, "field", indicator->field) &&
           says(object, "direction", direction_word(indicator)) &&
           says(object, "transform", adg_transform_word(index->transform[k]));
}

static adg_status take_parameters(const char *path, const json_t *root,
                                  adg_deprivation_index *index, adg_error *error)
{
    const json_t *list = json_object_get(root, "indicators");
    bool pca = index->source->method == ADG_DEPRIVATION_PCA;
    if (json_array_size(list) != index->source->n_indicators)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: it is about %zu indicators, this index about %u; name the same"),
                        path, json_array_size(list), index->source->n_indicators);
    for (size_t k = 0; k < index->source->n_indicators; k++) {
        const json_t *object = json_array_get(list, k);
        if (!is_same(object, index, k))
            return adg_fail(error, ADG_E_INVALID,
                            _("%s: its indicator %zu is not \"%s\" with the same direction and "
                              "transform; name the same in the same order"),
                            path, k + 1, index->source->indicators[k].field);
        if (!read_number(object, "weight", &index->weight[k]) ||
            !read_number(object, "mean", &index->result->mean[k]) ||
            !read_number(object, "sd", &index->result->sd[k]) ||
            (pca && !read_number(object, "loading", &index->result->loading[k])))
            return adg_fail(error, ADG_E_INVALID,
                            _("%s: the indicator \"%s\" lacks weight, mean, sd or loading"), path,
                            index->source->indicators[k].field);
    }
    const json_t *eigenvalues = json_object_get(root, "eigenvalues");
    for (size_t k = 0; pca && k < json_array_size(eigenvalues) && k < index->source->n_indicators;
         k++)
        index->result->eigenvalue[k] = json_number_value(json_array_get(eigenvalues, k));
    if (pca && !(index->result->eigenvalue[0] > 0))
        return adg_fail(error, ADG_E_INVALID, _("%s: it lacks the eigenvalues"), path);
    if (pca)
        read_number(root, "explained_share", &index->result->explained_share);
    return ADG_OK;
}

adg_status adg_deprivation_baseline_read(const char *path, adg_deprivation_index *index,
                                         adg_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return adg_fail(error, ADG_E_INVALID, _("%s: cannot be opened: %s"), path, strerror(errno));
    json_error_t where;
    json_t *root = json_loadf(file, 0, &where);
    fclose(file);
    adg_status status = ADG_OK;
    if (!root)
        status = adg_fail(error, ADG_E_INVALID, _("%s, line %d: not JSON: %s"), path, where.line,
                          where.text);
    else if (!says(root, "method", METHODS[index->source->method]))
        status = adg_fail(error, ADG_E_INVALID,
                          _("%s: no summary of an index by the method %s; give what `adgang "
                            "deprivation` printed for the first year"),
                          path, METHODS[index->source->method]);
    if (status == ADG_OK)
        status = take_parameters(path, root, index, error);
    json_decref(root);
    return status;
}
