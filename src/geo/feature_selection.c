/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/feature_selection.h"

#include <gdal.h>
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/gdal_session.h"

static int by_number(const void *a, const void *b)
{
    long long x = *(const long long *)a, y = *(const long long *)b;
    return (x > y) - (x < y);
}

/* Ids of the features that pass the layer's filter. */
static adg_status collect_ids(OGRLayerH layer, long long **row, size_t *n, adg_error *error)
{
    size_t capacity = 0;
    adg_status status = ADG_OK;
    OGRFeatureH feature;
    OGR_L_ResetReading(layer);
    while (status == ADG_OK && (feature = OGR_L_GetNextFeature(layer)) != NULL) {
        long long *grown = adg_grow_array(*row, *n, &capacity, sizeof *grown);
        if (grown) {
            *row = grown;
            (*row)[(*n)++] = OGR_F_GetFID(feature);
        } else {
            status = adg_fail_memory(error);
        }
        OGR_F_Destroy(feature);
    }
    if (*n > 1)
        qsort(*row, *n, sizeof **row, by_number);
    return status;
}

static adg_status select_in(OGRLayerH layer, adg_condition *condition, long long **row, size_t *n,
                            adg_error *error)
{
    const char *ignored[] = {"OGR_GEOMETRY", "OGR_STYLE", NULL};
    adg_gdal_errors errors;
    adg_status status = ADG_OK;
    adg_gdal_catch(&errors);
    OGR_L_SetIgnoredFields(layer, ignored);
    bool understood = OGR_L_SetAttributeFilter(layer, condition->where) == OGRERR_NONE;
    if (understood)
        status = collect_ids(layer, row, n, error);
    adg_gdal_release();
    if (!understood)
        snprintf(condition->problem, sizeof condition->problem, "%s",
                 errors.failures ? errors.first : "OGR SQL");
    return status;
}

static OGRLayerH find_layer(GDALDatasetH dataset, const char *layer)
{
    return layer ? GDALDatasetGetLayerByName(dataset, layer) : GDALDatasetGetLayer(dataset, 0);
}

adg_status adg_select_features(const char *path, const char *layer, adg_condition *condition,
                               long long **row, size_t *n, adg_error *error)
{
    char *file = adg_strdup(path);
    adg_gdal_errors errors;
    *row = NULL;
    *n = 0;
    if (!file)
        return adg_fail_memory(error);
    char *named = strstr(file, "|layername=");
    if (named) {
        *named = '\0';
        layer = layer ? layer : named + strlen("|layername=");
    }
    adg_gdal_catch(&errors);
    GDALDatasetH dataset = GDALOpenEx(file, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, NULL, NULL);
    OGRLayerH found = dataset ? find_layer(dataset, layer) : NULL;
    adg_gdal_release();
    adg_status status = found ? select_in(found, condition, row, n, error)
                              : adg_fail(error, ADG_E_IO, _("%s: cannot be read again"), file);
    if (dataset)
        GDALClose(dataset);
    free(file);
    return status;
}

/* ---- words ---- */

/* Feature i + 1 of a layer in memory is word i. */
static bool fill_layer(OGRLayerH layer, const char *const *field, size_t n_fields,
                       char *const *word, size_t n)
{
    bool ok = true;
    for (size_t f = 0; ok && f < n_fields; f++) {
        OGRFieldDefnH definition = OGR_Fld_Create(field[f], OFTString);
        ok = OGR_L_CreateField(layer, definition, TRUE) == OGRERR_NONE;
        OGR_Fld_Destroy(definition);
    }
    for (size_t i = 0; ok && i < n; i++) {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        for (size_t f = 0; f < n_fields; f++)
            OGR_F_SetFieldString(feature, (int)f, word[i]);
        OGR_F_SetFID(feature, (GIntBig)i + 1);
        ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
    }
    return ok;
}

adg_status adg_select_words(const char *const *field, size_t n_fields, char *const *word, size_t n,
                            adg_condition *condition, bool *selected, adg_error *error)
{
    adg_gdal_open();
    GDALDriverH driver = GDALGetDriverByName("Memory");
    if (!driver)
        driver = GDALGetDriverByName("MEM");
    GDALDatasetH dataset = driver ? GDALCreate(driver, "", 0, 0, 0, GDT_Unknown, NULL) : NULL;
    OGRLayerH layer =
        dataset ? GDALDatasetCreateLayer(dataset, "words", NULL, wkbNone, NULL) : NULL;
    long long *row = NULL;
    size_t n_rows = 0;
    adg_status status = layer && fill_layer(layer, field, n_fields, word, n)
                            ? select_in(layer, condition, &row, &n_rows, error)
                            : adg_fail_memory(error);
    for (size_t i = 0; i < n; i++)
        selected[i] = false;
    for (size_t k = 0; status == ADG_OK && k < n_rows; k++)
        selected[row[k] - 1] = true;
    free(row);
    if (dataset)
        GDALClose(dataset);
    return status;
}
