/* SPDX-License-Identifier: MPL-2.0 */
#include "map/styles.h"

#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/data_files.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sort.h"
#include "core/text.h"

struct adg_styles {
    json_t *root;
};

static const char STYLE_FILE[] = "styles/styles.json";

adg_status adg_styles_load(adg_styles **styles, adg_error *error)
{
    char *path = adg_data_file(STYLE_FILE);
    if (!path)
        return adg_fail(error, ADG_E_IO,
                        _("%s is not found; install adgang again, or set ADGANG_DATA_DIR to the "
                          "folder that holds it"),
                        STYLE_FILE);
    json_error_t problem;
    json_t *root = json_load_file(path, 0, &problem);
    if (!root)
        adg_fail(error, ADG_E_IO, _("%s, line %d: %s"), path, problem.line, problem.text);
    free(path);
    if (!root)
        return ADG_E_IO;
    *styles = ADG_NEW_ARRAY(adg_styles, 1);
    if (!*styles) {
        json_decref(root);
        return adg_fail_memory(error);
    }
    (*styles)->root = root;
    return ADG_OK;
}

void adg_styles_free(adg_styles *styles)
{
    if (!styles)
        return;
    json_decref(styles->root);
    free(styles);
}

static const char *color_in(const adg_styles *styles, const char *group, const char *name)
{
    const char *color =
        json_string_value(json_object_get(json_object_get(styles->root, group), name));
    return color && strlen(color) == 7 ? color : "#808080";
}

const char *adg_style_single(const adg_styles *styles, const char *name)
{
    return color_in(styles, "single", name);
}

void adg_style_parse_color(const char *color, unsigned rgb[3])
{
    bool is_color = color && color[0] == '#' && strlen(color) == 7 &&
                    strspn(color + 1, "0123456789abcdefABCDEF") == 6;
    unsigned long all = is_color ? strtoul(color + 1, NULL, 16) : 0x808080;
    for (int c = 0; c < 3; c++)
        rgb[c] = (unsigned)(all >> (8 * (2 - c)) & 255);
}

/* Colour i of n evenly spread over the stops of a ramp. */
static void ramp_color(const adg_styles *styles, const char *ramp, size_t i, size_t n,
                       char color[8])
{
    const json_t *stops = json_object_get(json_object_get(styles->root, "ramps"), ramp);
    size_t m = json_array_size(stops);
    double at = n > 1 && m > 1 ? (double)i * (double)(m - 1) / (double)(n - 1) : 0;
    size_t k = (size_t)at;
    unsigned a[3], b[3];
    adg_style_parse_color(json_string_value(json_array_get(stops, k)), a);
    adg_style_parse_color(json_string_value(json_array_get(stops, k + 1 < m ? k + 1 : k)), b);
    for (int c = 0; c < 3; c++)
        a[c] = (unsigned)lround(a[c] + (at - (double)k) * ((double)b[c] - a[c]));
    snprintf(color, 8, "#%02x%02x%02x", a[0] & 255, a[1] & 255, a[2] & 255);
}

/* ---- classes ---- */

static adg_status begin(adg_classes *classes, const adg_styles *styles, const char *title,
                        const char *missing, size_t n, adg_error *error)
{
    *classes = (adg_classes){.title = adg_strdup(title),
                             .missing = adg_strdup(missing),
                             .item = ADG_NEW_ARRAY(adg_class, n)};
    snprintf(classes->missing_color, sizeof classes->missing_color, "%s",
             adg_style_single(styles, "uninhabited"));
    return classes->title && classes->missing && classes->item ? ADG_OK : adg_fail_memory(error);
}

static adg_status finish(adg_classes *classes, adg_status status, adg_error *error)
{
    for (size_t i = 0; status == ADG_OK && i < classes->n; i++)
        if (!classes->item[i].label)
            status = adg_fail_memory(error);
    if (status != ADG_OK)
        adg_classes_release(classes);
    return status;
}

static adg_class *add(adg_classes *classes, double lower, double upper, const char *color,
                      char *label)
{
    adg_class *item = &classes->item[classes->n++];
    *item = (adg_class){.lower = lower, .upper = upper, .label = label};
    if (color)
        snprintf(item->color, sizeof item->color, "%s", color);
    return item;
}

void adg_classes_release(adg_classes *classes)
{
    for (size_t i = 0; classes->item && i < classes->n; i++) {
        free(classes->item[i].value);
        free(classes->item[i].label);
    }
    free(classes->item);
    free(classes->missing);
    free(classes->title);
    *classes = (adg_classes){0};
}

size_t adg_classes_of_number(const adg_classes *classes, double value)
{
    for (size_t i = 0; i < classes->n; i++)
        if (value <= classes->item[i].upper)
            return i;
    return SIZE_MAX;
}

adg_status adg_classes_minutes(const adg_styles *styles, const char *title, const double *limits,
                               size_t n_limits, const char *missing, adg_classes *classes,
                               adg_error *error)
{
    adg_status status = begin(classes, styles, title, missing, n_limits + 2, error);
    double lower = 0;
    for (size_t l = 0; status == ADG_OK && l <= n_limits; l++) {
        bool last = l == n_limits;
        char color[8];
        ramp_color(styles, "time", l, n_limits + 1, color);
        add(classes, lower, last ? 1e9 : limits[l], color,
            last ? adg_strdup_format(_("over %s min"), ADG_NUMBER(lower, ADG_AS_WRITTEN))
                 : adg_strdup_format(_("%s–%s min"), ADG_NUMBER(lower, ADG_AS_WRITTEN),
                                     ADG_NUMBER(limits[l], ADG_AS_WRITTEN)));
        lower = last ? lower : limits[l];
    }
    if (status == ADG_OK) {
        add(classes, 1e9, INFINITY, adg_style_single(styles, "unreachable"),
            adg_strdup(_("no way by road or ferry")));
        classes->unreachable = true;
    }
    return finish(classes, status, error);
}

/* ---- numbers over many powers of ten ---- */

enum {
    N_QUARTERS = 4
};

static double round_to_digits(double value, int digits)
{
    double unit = pow(10, floor(log10(value)) - digits + 1);
    return round(value / unit) * unit;
}

/* The quartiles of sorted positive numbers, each limit once; returns how many. */
static size_t quartile_limits(const double *sorted, size_t n, double limit[N_QUARTERS - 1])
{
    size_t n_limits = 0;
    for (int digits = 1; digits <= 3 && n_limits < N_QUARTERS - 1; digits++) {
        n_limits = 0;
        for (size_t k = 1; n > 0 && k < N_QUARTERS; k++) {
            double rounded = round_to_digits(sorted[k * n / N_QUARTERS], digits);
            if (rounded < sorted[n - 1] && (n_limits == 0 || rounded > limit[n_limits - 1]))
                limit[n_limits++] = rounded;
        }
    }
    return n_limits;
}

/* The positive finite values, sorted; [n] on the heap, their number in *n_positive. */
static double *sorted_positive(const double *value, size_t n, size_t *n_positive, adg_error *error)
{
    double *sorted = ADG_NEW_ARRAY(double, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status =
        sorted && order ? adg_sort_order(value, n, order, error) : adg_fail_memory(error);
    *n_positive = 0;
    for (size_t k = 0; status == ADG_OK && k < n; k++)
        if (isfinite(value[order[k]]) && value[order[k]] > 0)
            sorted[(*n_positive)++] = value[order[k]];
    free(order);
    if (status == ADG_OK)
        return sorted;
    free(sorted);
    return NULL;
}

static void add_quarter(adg_classes *classes, size_t k, size_t n_limits, const double *limit,
                        const char *color)
{
    double lower = k > 0 ? limit[k - 1] : 0;
    if (k == n_limits)
        add(classes, lower, 1e12, color,
            adg_strdup_format(_("over %s"), ADG_NUMBER(lower, ADG_AS_WRITTEN)));
    else if (k == 0)
        add(classes, lower, limit[k], color,
            adg_strdup_format(_("up to %s"), ADG_NUMBER(limit[k], ADG_AS_WRITTEN)));
    else
        add(classes, lower, limit[k], color,
            adg_strdup_format("%s–%s", ADG_NUMBER(lower, ADG_AS_WRITTEN),
                              ADG_NUMBER(limit[k], ADG_AS_WRITTEN)));
}

adg_status adg_classes_quarters(const adg_styles *styles, const char *ramp, const char *title,
                                const double *value, size_t n, const char *missing,
                                adg_classes *classes, adg_error *error)
{
    double limit[N_QUARTERS - 1];
    size_t n_positive = 0;
    double *sorted = sorted_positive(value, n, &n_positive, error);
    adg_status status =
        sorted ? begin(classes, styles, title, missing, N_QUARTERS + 1, error) : ADG_E_NOMEM;
    if (status != ADG_OK) {
        free(sorted);
        return status;
    }
    bool zero = n_positive == 0;
    for (size_t i = 0; i < n; i++)
        zero = zero || value[i] == 0;
    size_t n_limits = quartile_limits(sorted, n_positive, limit);
    size_t n_quarters = n_positive > 0 ? n_limits + 1 : 0, n_classes = zero + n_quarters;
    char color[8];
    if (zero) {
        ramp_color(styles, ramp, 0, n_classes, color);
        add(classes, 0, 0, color, adg_strdup("0"));
    }
    for (size_t k = 0; k < n_quarters; k++) {
        ramp_color(styles, ramp, zero + k, n_classes, color);
        add_quarter(classes, k, n_limits, limit, color);
    }
    free(sorted);
    return finish(classes, status, error);
}

/* ---- classes of one value ---- */

static adg_status add_value(adg_classes *classes, const char *value, const char *color,
                            const char *label, adg_error *error)
{
    double number = 0;
    adg_parse_number(value, false, false, &number);
    adg_class *item = add(classes, number, number, color, adg_strdup(label));
    item->value = adg_strdup(value);
    return item->value ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_classes_fifths(const adg_styles *styles, const char *title, const char *missing,
                              adg_classes *classes, adg_error *error)
{
    const char *labels[] = {_("1 – most deprived fifth"), "2", "3", "4",
                            _("5 – least deprived fifth")};
    adg_status status = begin(classes, styles, title, missing, 5, error);
    for (size_t k = 0; status == ADG_OK && k < 5; k++) {
        char value[2] = {(char)('1' + k), '\0'}, color[8];
        ramp_color(styles, "deprivation", k, 5, color);
        status = add_value(classes, value, color, labels[k], error);
    }
    return finish(classes, status, error);
}

adg_status adg_classes_3x3(const adg_styles *styles, const char *title, const char *missing,
                           adg_classes *classes, adg_error *error)
{
    static const char *const codes[] = {"11", "12", "13", "21", "22", "23", "31", "32", "33"};
    const char *labels[] = {_("deprivation: highest third, travel time: longest third"),
                            _("deprivation: highest third, travel time: middle third"),
                            _("deprivation: highest third, travel time: shortest third"),
                            _("deprivation: middle third, travel time: longest third"),
                            _("deprivation: middle third, travel time: middle third"),
                            _("deprivation: middle third, travel time: shortest third"),
                            _("deprivation: lowest third, travel time: longest third"),
                            _("deprivation: lowest third, travel time: middle third"),
                            _("deprivation: lowest third, travel time: shortest third")};
    return adg_classes_named(styles, "class3x3", title, codes, labels, 9, missing, classes, error);
}

adg_status adg_classes_named(const adg_styles *styles, const char *group, const char *title,
                             const char *const *value, const char *const *label, size_t n,
                             const char *missing, adg_classes *classes, adg_error *error)
{
    adg_status status = begin(classes, styles, title, missing, n, error);
    for (size_t k = 0; status == ADG_OK && k < n; k++)
        status = add_value(classes, value[k], color_in(styles, group, value[k]), label[k], error);
    return finish(classes, status, error);
}

size_t adg_style_palette_size(const adg_styles *styles, const char *palette)
{
    size_t n = json_array_size(json_object_get(styles->root, palette));
    return n > 0 ? n : 1;
}

adg_status adg_classes_categories(const adg_styles *styles, const char *palette, const char *title,
                                  const char *const *value, const char *const *label,
                                  const size_t *color, size_t n, const char *missing,
                                  adg_classes *classes, adg_error *error)
{
    const json_t *colors = json_object_get(styles->root, palette);
    size_t m = adg_style_palette_size(styles, palette);
    adg_status status = begin(classes, styles, title, missing, n, error);
    for (size_t k = 0; status == ADG_OK && k < n; k++) {
        const char *text = json_string_value(json_array_get(colors, (color ? color[k] : k) % m));
        status = add_value(classes, value[k], text ? text : "#808080", label[k], error);
    }
    return finish(classes, status, error);
}

adg_status adg_classes_severities(const adg_styles *styles, const char *title, const char *missing,
                                  adg_classes *classes, adg_error *error)
{
    static const char *const values[] = {"error", "warning", "note"};
    const char *labels[] = {_("error"), _("warning"), _("note")};
    adg_status status = begin(classes, styles, title, missing, 3, error);
    for (size_t k = 0; status == ADG_OK && k < 3; k++)
        status =
            add_value(classes, values[k], adg_style_single(styles, values[k]), labels[k], error);
    return finish(classes, status, error);
}

adg_status adg_classes_add_hidden(const adg_styles *styles, adg_classes *classes, adg_error *error)
{
    adg_class *item = realloc(classes->item, (classes->n + 1) * sizeof *item);
    if (!item)
        return adg_fail_memory(error);
    classes->item = item;
    adg_status status = add_value(classes, "0", adg_style_single(styles, "hidden"),
                                  _("hidden for discretion"), error);
    return finish(classes, status, error);
}

void adg_classes_drop_unused(adg_classes *classes, bool unreachable, bool missing)
{
    if (classes->unreachable && !unreachable) {
        free(classes->item[--classes->n].label);
        classes->unreachable = false;
    }
    if (!missing) {
        free(classes->missing);
        classes->missing = NULL;
    }
}
