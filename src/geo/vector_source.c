/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/vector_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/gdal_session.h"

adg_fault *adg_source_fault(adg_vector_source *r, const char *code, const char *field,
                            const char *message)
{
    r->usable = false;
    return adg_faults_add(r->faults, ADG_ERROR, code,
                          (adg_place){r->shown, r->request->layer, field, -1}, "%s", message);
}

/* QGIS writes "file.gpkg|layername=x": split it. */
static char *split_layer_name(const char *path, char **layer)
{
    char *file = adg_strdup(path);
    char *bar = file ? strstr(file, "|layername=") : NULL;
    if (bar) {
        *bar = '\0';
        *layer = adg_strdup(bar + strlen("|layername="));
    }
    return file;
}

static bool file_exists(const char *file)
{
    return strncmp(file, "/vsi", 4) == 0 || access(file, F_OK) == 0;
}

static void fault_not_opened(adg_vector_source *r, const char *file, const adg_gdal_errors *errors)
{
    char message[ADG_ERROR_CAPACITY / 2];
    if (!file_exists(file)) {
        adg_advise_path(adg_source_fault(r, "missing_file", NULL, _("the file does not exist.")),
                        file);
        return;
    }
    snprintf(message, sizeof message, _("cannot be read as a map layer: %s."),
             errors->failures ? errors->first : _("the format is not recognised"));
    adg_fault_advise(
        adg_source_fault(r, "unreadable_file", NULL, message),
        _("Open it in QGIS to see whether it is whole; a Shapefile needs its .shp, .shx, .dbf and "
          ".prj beside each other."));
}

static void fault_many_layers(adg_vector_source *r)
{
    adg_text names = ADG_TEXT_INIT;
    for (int i = 0; i < GDALDatasetGetLayerCount(r->dataset); i++)
        adg_text_format(&names, "%s%s", i ? ", " : "",
                        OGR_L_GetName(GDALDatasetGetLayer(r->dataset, i)));
    char message[ADG_ERROR_CAPACITY / 2];
    snprintf(message, sizeof message, _("has these layers: %s."), adg_text_string(&names));
    adg_text_release(&names);
    adg_fault_advise(adg_source_fault(r, "which_layer", NULL, message),
                     _("Say which one: path: file.gpkg|layername=NAME."));
}

static void open_layer(adg_vector_source *r)
{
    char *named = NULL;
    char *file = split_layer_name(r->request->path, &named);
    const char *wanted = r->request->layer ? r->request->layer : named;
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    if (file)
        r->dataset = GDALOpenEx(file, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                NULL, NULL, NULL);
    adg_gdal_release();
    if (!r->dataset)
        fault_not_opened(r, file ? file : "", &errors);
    else if (wanted)
        r->layer = GDALDatasetGetLayerByName(r->dataset, wanted);
    else if (GDALDatasetGetLayerCount(r->dataset) == 1)
        r->layer = GDALDatasetGetLayer(r->dataset, 0);
    if (r->dataset && !r->layer)
        fault_many_layers(r);
    free(file);
    free(named);
}

static void check_crs(adg_vector_source *r)
{
    if (!OGR_L_GetSpatialRef(r->layer))
        adg_fault_advise(
            adg_source_fault(r, "no_crs", NULL,
                             _("the layer does not say in which coordinate system it is.")),
            _("In QGIS: Layer > Set CRS, then export it again; a Shapefile needs its .prj file."));
}

static void find_fields(adg_vector_source *r)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(r->layer);
    for (size_t f = 0; f < r->request->n_fields; f++) {
        const char *name = r->request->fields[f].name;
        r->field_index[f] = name ? OGR_FD_GetFieldIndex(definition, name) : -1;
        if (!name || r->field_index[f] >= 0)
            continue;
        adg_text fields = ADG_TEXT_INIT;
        for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++)
            adg_text_format(&fields, "%s%s", i ? ", " : "",
                            OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
        char advice[ADG_ERROR_CAPACITY / 2];
        snprintf(advice, sizeof advice, _("The layer has: %s."), adg_text_string(&fields));
        adg_text_release(&fields);
        adg_fault_advise(
            adg_source_fault(r, "missing_field", name, _("the layer has no such field.")), advice);
    }
}

adg_status adg_vector_source_open(const adg_layer_request *request, adg_faults *faults,
                                  adg_vector_source *source, adg_error *error)
{
    *source = (adg_vector_source){.request = request,
                                  .shown = request->shown ? request->shown : request->path,
                                  .field_index = ADG_NEW_ARRAY(int, request->n_fields),
                                  .faults = faults,
                                  .usable = true};
    if (!source->field_index)
        return adg_fail_memory(error);
    open_layer(source);
    if (source->layer) {
        check_crs(source);
        /* A GeoJSON without features has no fields either: say the cause, not the effect. */
        if (OGR_L_GetFeatureCount(source->layer, TRUE) == 0)
            adg_fault_advise(adg_source_fault(source, "empty_layer", NULL,
                                              _("the layer has no features.")),
                             _("Is it the right layer?"));
        else
            find_fields(source);
    }
    return ADG_OK;
}

void adg_vector_source_close(adg_vector_source *source)
{
    if (source->dataset)
        GDALClose(source->dataset);
    free(source->field_index);
    *source = (adg_vector_source){.request = NULL};
}
