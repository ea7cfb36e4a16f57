/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/osm_reader.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/data_files.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/bzip2_files.h"
#include "geo/gdal_session.h"
#include "geo/thread_option.h"

typedef struct {
    const adg_osm_request *request;
    adg_faults *faults;
    const char **tag;  /* [n_keys] of the way at hand */
    int *field;        /* [n_keys] of ways */
    int *node_field;   /* [n_keys] of nodes; -1: not kept of them */
    double *lon_lat;   /* [2 capacity] */
    int32_t *place;    /* [2 capacity] */
    size_t capacity;   /* points */
    const char *index; /* YES: GDAL's own of the nodes; NO: a database, which holds any node ids */
    bool may_change;   /* nobody has said which */
    bool again;        /* another try with the database is worth while */
} reading;

bool adg_osm_is_path(const char *path)
{
    static const char *const endings[] = {".osm", ".osm.gz", ".osm.bz2", ".pbf"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t m = strlen(endings[i]);
        if (n > m && adg_text_equal_nocase(path + n - m, endings[i]))
            return true;
    }
    return false;
}

static adg_fault *file_fault(const reading *r, const char *code, const char *message)
{
    return adg_faults_add(r->faults, ADG_ERROR, code,
                          (adg_place){r->request->shown, NULL, NULL, -1}, "%s", message);
}

/* ---- ways ---- */

static bool make_room(reading *r, size_t n)
{
    if (n <= r->capacity)
        return true;
    size_t capacity = 2 * n;
    double *lon_lat = realloc(r->lon_lat, 2 * capacity * sizeof *lon_lat);
    if (lon_lat)
        r->lon_lat = lon_lat;
    int32_t *place = realloc(r->place, 2 * capacity * sizeof *place);
    if (place)
        r->place = place;
    if (!lon_lat || !place)
        return false;
    r->capacity = capacity;
    return true;
}

static bool take_points(reading *r, OGRGeometryH line, size_t n)
{
    if (!make_room(r, n))
        return false;
    OGR_G_GetPoints(line, r->lon_lat, 2 * sizeof(double), r->lon_lat + 1, 2 * sizeof(double), NULL,
                    0);
    for (size_t k = 0; k < 2 * n; k++)
        r->place[k] = (int32_t)lround(r->lon_lat[k] / ADG_OSM_DEGREES);
    return true;
}

static void take_tags(reading *r, OGRFeatureH feature, const int *field)
{
    for (size_t t = 0; t < r->request->n_keys; t++)
        r->tag[t] = field[t] >= 0 && OGR_F_IsFieldSetAndNotNull(feature, field[t])
                        ? OGR_F_GetFieldAsString(feature, field[t])
                        : NULL;
}

static bool take_node(reading *r, OGRFeatureH feature)
{
    OGRGeometryH point = OGR_F_GetGeometryRef(feature);
    if (!point || wkbFlatten(OGR_G_GetGeometryType(point)) != wkbPoint)
        return true;
    const int32_t place[] = {(int32_t)lround(OGR_G_GetX(point, 0) / ADG_OSM_DEGREES),
                             (int32_t)lround(OGR_G_GetY(point, 0) / ADG_OSM_DEGREES)};
    take_tags(r, feature, r->node_field);
    return r->request->take_node(r->request->data, &(adg_osm_node){r->tag, place});
}

static bool take_way(reading *r, OGRFeatureH feature)
{
    OGRGeometryH line = OGR_F_GetGeometryRef(feature);
    if (!line || wkbFlatten(OGR_G_GetGeometryType(line)) != wkbLineString)
        return true;
    size_t n = (size_t)OGR_G_GetPointCount(line);
    if (!take_points(r, line, n))
        return false;
    take_tags(r, feature, r->field);
    const adg_osm_way way = {OGR_F_GetFID(feature), r->tag, n, r->place};
    return r->request->take(r->request->data, &way);
}

static void find_node_keys(reading *r, OGRLayerH points)
{
    for (size_t t = 0; t < r->request->n_keys; t++)
        r->node_field[t] = OGR_FD_GetFieldIndex(OGR_L_GetLayerDefn(points), r->request->key[t]);
}

static adg_status find_keys(reading *r, OGRLayerH lines, adg_error *error)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(lines);
    for (size_t t = 0; t < r->request->n_keys; t++) {
        r->field[t] = OGR_FD_GetFieldIndex(definition, r->request->key[t]);
        if (r->field[t] < 0)
            return adg_fail(error, ADG_E_INTERNAL, "%s is missing in osmconf_roads.ini",
                            r->request->key[t]);
    }
    return ADG_OK;
}

/* GDAL's own index holds increasing node ids alone, and none below 0 among others. */
static void judge_errors(reading *r, const adg_gdal_errors *errors)
{
    if (!errors->failures)
        return;
    bool node_ids = strstr(errors->first, "OSM_USE_CUSTOM_INDEXING") != NULL;
    r->again = node_ids && r->may_change;
    if (r->again)
        return;
    char message[ADG_ERROR_CAPACITY / 2];
    snprintf(message, sizeof message, _("is damaged: %s."), errors->first);
    adg_fault_advise(file_fault(r, "damaged_file", message),
                     node_ids ? _("Take OSM_USE_CUSTOM_INDEXING out of the environment.")
                              : _("The file may have been cut short in a copy or download; get it "
                                  "again."));
}

/* points: NULL where no nodes are asked for. Layer by layer GDAL would keep what belongs to the other. */
static adg_status take_features(reading *r, GDALDatasetH dataset, OGRLayerH lines, OGRLayerH points,
                                adg_error *error)
{
    adg_status status = find_keys(r, lines, error);
    if (status != ADG_OK)
        return status;
    if (points)
        find_node_keys(r, points);
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    OGR_L_SetAttributeFilter(lines, r->request->filter);
    if (points)
        OGR_L_SetAttributeFilter(points, r->request->node_filter);
    OGRFeatureH feature;
    OGRLayerH layer = lines;
    while (status == ADG_OK &&
           (feature = points ? GDALDatasetGetNextFeature(dataset, &layer, NULL, NULL, NULL)
                             : OGR_L_GetNextFeature(lines)) != NULL) {
        if (!(layer == points ? take_node(r, feature) : take_way(r, feature)))
            status = adg_fail_memory(error);
        OGR_F_Destroy(feature);
    }
    adg_gdal_release();
    if (status == ADG_OK)
        judge_errors(r, &errors);
    return status;
}

/* ---- the file ---- */

/* The prefix by which GDAL unpacks a file as it reads. */
static const char *unpacking(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (adg_text_equal_nocase(dot, ".bz2"))
        return ADG_BZIP2_PREFIX;
    return adg_text_equal_nocase(dot, ".gz") ? "/vsigzip/" : "";
}

char *adg_osm_unpacking_path(const char *path)
{
    return adg_strdup_format("%s%s", unpacking(path), path);
}

static GDALDatasetH open_file(const char *path, bool nodes, const char *configuration,
                              adg_gdal_errors *errors)
{
    static const char *const drivers[] = {"OSM", NULL};
    char *opened = adg_osm_unpacking_path(path);
    char **options = CSLSetNameValue(NULL, "CONFIG_FILE", configuration);
    adg_gdal_catch(errors);
    GDALDatasetH dataset =
        opened ? GDALOpenEx(opened, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                            drivers, (const char *const *)options, NULL)
               : NULL;
    /* Areas and relations need not be put together. */
    const char *layers =
        nodes ? "SET interest_layers = points,lines" : "SET interest_layers = lines";
    if (dataset)
        GDALDatasetReleaseResultSet(dataset, GDALDatasetExecuteSQL(dataset, layers, NULL, NULL));
    adg_gdal_release();
    CSLDestroy(options);
    free(opened);
    return dataset;
}

static bool is_empty(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && about.st_size == 0;
}

static void fault_not_opened(const reading *r, const adg_gdal_errors *errors)
{
    if (access(r->request->path, F_OK) != 0) {
        adg_advise_path(file_fault(r, "missing_file", _("the file does not exist.")),
                        r->request->path);
        return;
    }
    char message[ADG_ERROR_CAPACITY / 2];
    snprintf(message, sizeof message, _("cannot be read as OpenStreetMap data: %s."),
             is_empty(r->request->path) ? _("the file is empty")
             : errors->failures && !strstr(errors->first, "not recognized")
                 ? errors->first
                 : _("the format is not recognised"));
    adg_fault_advise(file_fault(r, "unreadable_file", message),
                     _("An .osm file is XML, an .osm.pbf file a binary one. Download the extract "
                       "again."));
}

static adg_status read_file(reading *r, const char *configuration, adg_error *error)
{
    adg_gdal_errors errors;
    GDALDatasetH dataset =
        open_file(r->request->path, r->request->take_node, configuration, &errors);
    if (!dataset) {
        fault_not_opened(r, &errors);
        return ADG_OK;
    }
    OGRLayerH lines = GDALDatasetGetLayerByName(dataset, "lines");
    OGRLayerH points = r->request->take_node ? GDALDatasetGetLayerByName(dataset, "points") : NULL;
    adg_status status = lines ? take_features(r, dataset, lines, points, error)
                              : adg_fail(error, ADG_E_INTERNAL, "osmconf_roads.ini has no [lines]");
    GDALClose(dataset);
    return status;
}

/* GDAL keeps the nodes in memory up to a size; Denmark has more than its usual 100 MB. What the user
 * has set on the command line or in the environment counts. */
static adg_status read_with_options(reading *r, const char *configuration, adg_error *error)
{
    adg_thread_option memory, index;
    const char *size = CPLGetConfigOption("OSM_MAX_TMPFILE_SIZE", "1000");
    adg_thread_option_begin(&memory, "OSM_MAX_TMPFILE_SIZE", size);
    adg_thread_option_begin(&index, "OSM_USE_CUSTOM_INDEXING", r->index);
    adg_status status = read_file(r, configuration, error);
    adg_thread_option_end(&index);
    adg_thread_option_end(&memory);
    return status;
}

static adg_status read_again(reading *r, const char *configuration, adg_error *error)
{
    r->request->forget(r->request->data);
    r->index = "NO";
    r->may_change = false;
    return read_with_options(r, configuration, error);
}

adg_status adg_osm_read(const adg_osm_request *request, adg_faults *faults, adg_error *error)
{
    adg_gdal_open();
    adg_bzip2_files_open();
    char *configuration = adg_data_file("osm/osmconf_roads.ini");
    if (!configuration)
        return adg_fail(error, ADG_E_IO,
                        _("the file %s, which comes with adgang, is not found; set "
                          "ADGANG_DATA_DIR to the folder it lies in"),
                        "osm/osmconf_roads.ini");
    const char *index = CPLGetConfigOption("OSM_USE_CUSTOM_INDEXING", NULL);
    reading r = {.request = request,
                 .faults = faults,
                 .tag = ADG_NEW_ARRAY(const char *, request->n_keys),
                 .field = ADG_NEW_ARRAY(int, request->n_keys),
                 .node_field = ADG_NEW_ARRAY(int, request->n_keys),
                 .index = index ? index : "YES",
                 .may_change = !index};
    adg_status status = r.tag && r.field && r.node_field
                            ? read_with_options(&r, configuration, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK && r.again)
        status = read_again(&r, configuration, error);
    free(r.tag);
    free(r.field);
    free(r.node_field);
    free(r.lon_lat);
    free(r.place);
    free(configuration);
    return status;
}

adg_status adg_osm_transform(const adg_crs *crs, double *xy, size_t n, adg_error *error)
{
    adg_crs *wgs84 = NULL;
    adg_status status = adg_crs_parse("EPSG:4326", &wgs84, error);
    if (status == ADG_OK)
        status = adg_crs_transform(wgs84, crs, xy, n, error);
    adg_crs_free(wgs84);
    return status;
}
