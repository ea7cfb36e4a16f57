/* SPDX-License-Identifier: MPL-2.0 */
#include "map/cluster_layer.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "map/qml.h"
#include "map/styles.h"

/* The classes that can occur, in the order of the legend. */
static adg_status make_classes(const adg_styles *styles, const adg_clusters_told *told,
                               adg_classes *classes, adg_error *error)
{
    static const adg_cluster four[] = {ADG_CLUSTER_HH, ADG_CLUSTER_LL,   ADG_CLUSTER_HL,
                                       ADG_CLUSTER_LH, ADG_CLUSTER_NONE, ADG_CLUSTER_ISLAND};
    static const adg_cluster two[] = {ADG_CLUSTER_HOT, ADG_CLUSTER_COLD, ADG_CLUSTER_NONE,
                                      ADG_CLUSTER_ISLAND};
    bool gi = told->request->method == ADG_GI_STAR;
    const adg_cluster *cluster = gi ? two : four;
    const char *value[6], *label[6];
    size_t n = gi ? 4 : 6;
    for (size_t k = 0; k < n; k++) {
        value[k] = adg_cluster_name(cluster[k]);
        label[k] = adg_cluster_words(cluster[k]);
    }
    return adg_classes_named(styles, "clusters", _("Clusters"), value, label, n, _("took no part"),
                             classes, error);
}

static adg_status write_layer(const adg_cluster_layer *layer, const adg_table *table,
                              const adg_layer_look *look, const char *path,
                              adg_vector_format format, const char *qml_path,
                              const adg_context *ctx, adg_error *error)
{
    adg_vector_writer *writer = NULL;
    const adg_layer_content content = {
        .name = "clusters",
        .title = _("Clusters"),
        .description = _("Where values lie together. p of a map shows where to look; it proves "
                         "nothing about causes."),
        .geometry = layer->geometry,
        .shapes = layer->shapes,
        .table = table,
        .ctx = ctx};
    adg_status status =
        adg_vector_create(path, format, layer->crs, layer->time_stamp, &writer, error);
    if (status != ADG_OK)
        return status;
    status = adg_vector_add_layer(writer, &content, error);
    if (status == ADG_OK && format == ADG_GEOPACKAGE) {
        xmlChar *qml = adg_qml_text(look);
        const adg_layer_style style = {"clusters", "adgang", (const char *)qml};
        status = qml ? adg_vector_add_styles(writer, &style, 1, error) : adg_fail_memory(error);
        xmlFree(qml);
    }
    status = adg_vector_close(writer, status, error);
    return status == ADG_OK && format == ADG_GEOJSON ? adg_qml_write(qml_path, look, error)
                                                     : status;
}

adg_status adg_cluster_layer_write(const adg_cluster_layer *layer, const char *path,
                                   adg_vector_format format, const char *qml_path,
                                   const adg_context *ctx, adg_error *error)
{
    adg_styles *styles = NULL;
    adg_classes classes = {0};
    adg_table table = {0};
    adg_status status = adg_styles_load(&styles, error);
    if (status == ADG_OK)
        status = make_classes(styles, layer->told, &classes, error);
    if (status == ADG_OK)
        adg_classes_drop_unused(&classes, false, layer->told->result->n < layer->told->n_units);
    if (status == ADG_OK)
        status = adg_table_of_clusters(layer->told, &table, error);
    if (status == ADG_OK) {
        const adg_layer_look look = {.geometry = layer->geometry,
                                     .field = layer->told->request->method == ADG_MORAN ? "quadrant"
                                                                                        : "cluster",
                                     .classes = &classes,
                                     .border = adg_style_single(styles, "border"),
                                     .border_mm = 0.1,
                                     .size_mm = 2.5,
                                     .tip = "<b>[% id %]</b><br/>[% label %]",
                                     .table = &table};
        status = write_layer(layer, &table, &look, path, format, qml_path, ctx, error);
    }
    adg_table_release(&table);
    adg_classes_release(&classes);
    adg_styles_free(styles);
    return status;
}
