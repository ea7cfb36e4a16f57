/* SPDX-License-Identifier: MPL-2.0 */
#include "write/explanation_text.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "core/error.h"
#include "core/number_text.h"
#include "core/text.h"
#include "write/json_file.h"

static adg_status check_stream(FILE *out, adg_error *error)
{
    if (fflush(out) == 0 && !ferror(out))
        return ADG_OK;
    return adg_fail(error, ADG_E_IO, _("the explanation cannot be written: %s"), strerror(errno));
}

/* ---- for people ---- */

typedef struct {
    const adg_explanation *e;
    FILE *out;
} printing;

static void print_zones(const printing *p)
{
    const adg_study *study = p->e->study;
    for (size_t l = 0; l < study->n_levels; l++) {
        const adg_zone_level *zones = &study->level[l].zones;
        uint32_t z = p->e->zone[l];
        fprintf(p->out, "  %s: %s%s%s%s\n", zones->level,
                z == ADG_NONE ? _("outside all") : zones->label[z], z == ADG_NONE ? "" : " (",
                z == ADG_NONE ? "" : zones->id[z], z == ADG_NONE ? "" : ")");
    }
}

static void print_cell(const printing *p)
{
    const adg_explanation *e = p->e;
    if (e->cell == ADG_NONE)
        return;
    fprintf(p->out, _("  nearest demand cell: %s m away, %s people"), ADG_NUMBER(e->cell_m, 0),
            ADG_NUMBER(e->study->cells.people[e->cell], 1));
    if (!isnan(e->fifth))
        fprintf(p->out, _(", deprivation fifth %.0f (1 = most deprived)"), e->fifth);
    fputs("\n", p->out);
}

static void print_road(const printing *p)
{
    const adg_explanation *e = p->e;
    const adg_travel_settings *settings = &e->study->project->travel;
    if (e->off_surface)
        fputs(_("  outside the friction raster or on a barrier: the place counts as unreachable\n"),
              p->out);
    if (!e->by_road)
        return;
    if (e->snap.line == ADG_NONE) {
        fputs(_("  there is no road one may stop on\n"), p->out);
        return;
    }
    fprintf(p->out,
            _("  nearest road one may stop on: row %lld%s%s (%s), %s m away: %s min at %s "
              "km/h\n"),
            e->road_row, e->road_name ? " " : "", e->road_name ? e->road_name : "",
            e->road_class ? e->road_class : "-", ADG_NUMBER(e->snap.distance_m, 0),
            ADG_NUMBER(0.06 * e->snap.distance_m / settings->access_kmh, 1),
            ADG_NUMBER(settings->access_kmh, 1));
    if (!e->snap.reached)
        fprintf(p->out, _("  that is beyond max_snap_m = %s: the place counts as unreachable\n"),
                ADG_NUMBER(settings->max_snap_m, 0));
}

static void print_stretch(const printing *p, const adg_stretch *s)
{
    fprintf(p->out, _("       %s km, %s min on %s%s%s (rows %lld-%lld)\n"), ADG_NUMBER(s->km, 2),
            ADG_NUMBER(s->minutes, 2), s->class_name ? s->class_name : _("road"),
            s->name ? " " : "", s->name ? s->name : "", s->first_row, s->last_row);
}

static void print_rival(const printing *p, size_t rank, const adg_rival *rival)
{
    const adg_facilities *facilities = &p->e->study->facilities;
    fprintf(p->out, _("  %zu. %s (%s): %s min, %s km as the crow flies"), rank,
            facilities->label[rival->facility], facilities->id[rival->facility],
            ADG_NUMBER(rival->minutes, 1), ADG_NUMBER(rival->straight_km, 1));
    if (!isnan(rival->road_km))
        fprintf(p->out, _(", %s km by road"), ADG_NUMBER(rival->road_km, 1));
    fputs("\n", p->out);
    if (!p->e->by_road || rank > 1)
        return;
    fprintf(p->out, _("       %s min from the place to its road\n"),
            ADG_NUMBER(rival->access_min, 2));
    for (size_t k = 0; k < rival->n; k++)
        print_stretch(p, &rival->stretch[k]);
    fprintf(p->out, _("       %s min from the road to the facility\n"),
            ADG_NUMBER(rival->facility_access_min, 2));
}

adg_status adg_explanation_print(const adg_explanation *e, FILE *out, adg_error *error)
{
    const printing p = {e, out};
    fprintf(out, _("Place %.1f, %.1f (%s)\n"), e->x, e->y, e->study->project->crs_text);
    print_zones(&p);
    print_cell(&p);
    print_road(&p);
    for (size_t s = 0; s < e->n_services; s++) {
        const adg_service_settings *settings = e->service[s].service->settings;
        fprintf(out, "\n%s (%s)\n", settings->label, settings->name);
        if (e->service[s].n == 0)
            fputs(_("  no facility can be reached from here\n"), out);
        for (size_t r = 0; r < e->service[s].n; r++)
            print_rival(&p, r + 1, &e->service[s].rival[r]);
    }
    return check_stream(out, error);
}

/* ---- JSON ---- */

static json_t *stretch_json(const adg_stretch *s)
{
    json_t *object = json_object();
    adg_json_set_text(object, "class", s->class_name);
    adg_json_set_text(object, "name", s->name);
    adg_json_set_number(object, "km", s->km);
    adg_json_set_number(object, "minutes", s->minutes);
    json_object_set_new(object, "first_row", json_integer(s->first_row));
    json_object_set_new(object, "last_row", json_integer(s->last_row));
    return object;
}

static json_t *rival_json(const adg_explanation *e, const adg_rival *rival)
{
    json_t *object = json_object(), *path = json_array();
    adg_json_set_text(object, "id", e->study->facilities.id[rival->facility]);
    adg_json_set_text(object, "label", e->study->facilities.label[rival->facility]);
    adg_json_set_number(object, "minutes", rival->minutes);
    adg_json_set_number(object, "straight_km", rival->straight_km);
    if (e->by_road) {
        adg_json_set_number(object, "access_min", rival->access_min);
        adg_json_set_number(object, "facility_access_min", rival->facility_access_min);
        adg_json_set_number(object, "road_km", rival->road_km);
        for (size_t k = 0; k < rival->n; k++)
            json_array_append_new(path, stretch_json(&rival->stretch[k]));
    }
    json_object_set_new(object, "path", path);
    return object;
}

static json_t *snap_json(const adg_explanation *e)
{
    json_t *object = json_object();
    if (e->snap.line == ADG_NONE)
        return json_object_set_new(object, "reached", json_false()), object;
    json_object_set_new(object, "row", json_integer(e->road_row));
    adg_json_set_text(object, "name", e->road_name);
    adg_json_set_text(object, "class", e->road_class);
    adg_json_set_number(object, "distance_m", e->snap.distance_m);
    adg_json_set_number(object, "fraction", e->snap.fraction);
    adg_json_set_number(object, "x", e->snap.x);
    adg_json_set_number(object, "y", e->snap.y);
    adg_json_set_number(object, "access_min",
                        0.06 * e->snap.distance_m / e->study->project->travel.access_kmh);
    json_object_set_new(object, "reached", json_boolean(e->snap.reached));
    return object;
}

static json_t *zones_json(const adg_explanation *e)
{
    json_t *object = json_object();
    for (size_t l = 0; l < e->study->n_levels; l++) {
        const adg_zone_level *zones = &e->study->level[l].zones;
        adg_json_set_text(object, zones->level,
                          e->zone[l] == ADG_NONE ? NULL : zones->id[e->zone[l]]);
    }
    return object;
}

adg_status adg_explanation_print_json(const adg_explanation *e, FILE *out, adg_error *error)
{
    json_t *root = json_object(), *services = json_object();
    adg_json_set_number(root, "x", e->x);
    adg_json_set_number(root, "y", e->y);
    adg_json_set_text(root, "crs", e->study->project->crs_text);
    json_object_set_new(root, "zones", zones_json(e));
    adg_json_set_number(root, "deprivation_fifth", e->fifth);
    json_object_set_new(root, "snap", e->by_road ? snap_json(e) : json_null());
    for (size_t s = 0; s < e->n_services; s++) {
        json_t *rivals = json_array();
        for (size_t r = 0; r < e->service[s].n; r++)
            json_array_append_new(rivals, rival_json(e, &e->service[s].rival[r]));
        json_object_set_new(services, e->service[s].service->settings->name, rivals);
    }
    json_object_set_new(root, "services", services);
    json_dumpf(root, out, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    fputs("\n", out);
    json_decref(root);
    return check_stream(out, error);
}
