/* SPDX-License-Identifier: MPL-2.0 */
/* The travel times of Region Syddanmark, worked out once more by the simplest possible means and with
 * nothing of src/: every road is tried for every place, every facility for every cell, and a shortest
 * path is what is left when no road makes any way shorter. What adgang finds for
 * tests/region/syddanmark.yaml must agree with it; the numbers below are those of that file.
 *
 *   region_reference DATA OUT
 *
 * reads the layers in the folder DATA and writes OUT_cells.csv, OUT_facilities.csv, OUT_zones.csv,
 * OUT_nearest.csv and OUT_pieces.csv. Minutes that do not exist (no way) are empty. */
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    N_SERVICES = 5,
    N_LIMITS = 4,
    N_LEVELS = 2,
    ID_SIZE = 16,
    NONE = -1
};

static const double FERRY_WAIT_MIN = 10;
static const double ACCESS_KMH = 30;
static const double MAX_SNAP_M = 5000;
static const double NO_WAY_COUNTS_MIN = 120;
/* Ways that are added up in another order differ in their last digits; that makes none nearer. */
static const double SAME_MIN = 1e-9;

typedef struct service {
    const char *name;
    double limits_min[N_LIMITS];
    double headline_min;
} service;

static const service SERVICES[N_SERVICES] = {
    {"sundhedshus", {15, 30, 45, 60}, 30},
    {"speciallaege", {15, 30, 45, 60}, 30},
    {"psykiatri_ambulant", {15, 30, 45, 60}, 30},
    {"akutsygehus", {15, 30, 45, 60}, 45},
    {"apotek", {5, 10, 15, 30}, 15},
};

typedef struct level {
    const char *name, *layer, *id_field;
} level;

static const level LEVELS[N_LEVELS] = {{"kommune", "kommuner", "kommunekod"},
                                       {"sogn", "sogne", "sognekode"}};

typedef struct point {
    double x, y;
} point;

/* A road: from its first point to its last takes minutes_along, the other way minutes_against. */
typedef struct edge {
    point *line;
    int n_points;
    int from, to;
    double length_m;
    double minutes_along, minutes_against;
    bool ferry, may_stop;
} edge;

typedef struct network {
    edge *edges;
    int n_edges;
    point *nodes;
    int n_nodes;
    int *piece; /* of every node: the nodes one gets to without a ferry have the same number */
} network;

/* Where a place meets the road. */
typedef struct stop {
    int edge;
    double fraction;
    double distance_m;
    double leg_min;
    bool reached;
} stop;

typedef struct facility {
    char id[ID_SIZE];
    char type[32];
    point at;
    stop stop;
} facility;

typedef struct zone {
    char id[ID_SIZE];
    OGRGeometryH geometry;
    OGRPreparedGeometryH prepared;
    OGREnvelope box;
} zone;

typedef struct zones {
    zone *zone;
    int n;
} zones;

typedef struct cell {
    point at;
    double people;
    stop stop;
    int zone[N_LEVELS];
    double minutes[N_SERVICES];
    int nearest[N_SERVICES];
    int choice[N_SERVICES];
} cell;

typedef struct region {
    network roads;
    facility *facilities;
    int n_facilities;
    zones levels[N_LEVELS];
    cell *cells;
    int n_cells;
} region;

/* ---- small things ---- */

static void give_up(const char *what, const char *name)
{
    fprintf(stderr, "region_reference: %s: %s\n", name, what);
    exit(1);
}

static void *room(size_t n, size_t size)
{
    void *memory = calloc(n > 0 ? n : 1, size);
    if (!memory)
        give_up("not enough memory", "calloc");
    return memory;
}

static double distance(point a, point b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static FILE *open_output(const char *prefix, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s_%s.csv", prefix, name);
    FILE *file = fopen(path, "w");
    if (!file)
        give_up("cannot be written", path);
    return file;
}

static void close_output(FILE *file)
{
    if (fclose(file) != 0)
        give_up("writing failed", "output");
}

/* A number and the comma before it; nothing where it has no end. */
static void put(FILE *out, double value)
{
    if (isfinite(value))
        fprintf(out, ",%.17g", value);
    else
        fputc(',', out);
}

/* ---- reading ---- */

static GDALDatasetH open_layer(const char *folder, const char *name, OGRLayerH *layer)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.shp", folder, name);
    GDALDatasetH file = GDALOpenEx(path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    *layer = file ? GDALDatasetGetLayer(file, 0) : NULL;
    if (!*layer)
        give_up("cannot be read", path);
    return file;
}

static int field(OGRFeatureH feature, const char *name)
{
    int i = OGR_F_GetFieldIndex(feature, name);
    if (i < 0)
        give_up("no such field", name);
    return i;
}

static void copy_text(OGRFeatureH feature, const char *name, char *text, size_t size)
{
    snprintf(text, size, "%s", OGR_F_GetFieldAsString(feature, field(feature, name)));
}

static int node_at(network *roads, point p)
{
    for (int i = 0; i < roads->n_nodes; i++)
        if (roads->nodes[i].x == p.x && roads->nodes[i].y == p.y)
            return i;
    roads->nodes[roads->n_nodes] = p;
    return roads->n_nodes++;
}

/* Minutes as the field says, else by length and speed; a ferry is waited for. */
static double minutes_of(OGRFeatureH road, double length_m, bool ferry)
{
    int i = field(road, "min");
    if (OGR_F_IsFieldSetAndNotNull(road, i))
        return OGR_F_GetFieldAsDouble(road, i) + (ferry ? FERRY_WAIT_MIN : 0);
    double kmh = OGR_F_GetFieldAsDouble(road, field(road, "hast_kmh"));
    if (!(kmh > 0) || ferry)
        give_up("neither minutes nor speed", "veje.shp");
    return length_m / 1000 / kmh * 60;
}

static void read_edge(OGRFeatureH road, network *roads)
{
    edge *e = &roads->edges[roads->n_edges++];
    OGRGeometryH geometry = OGR_F_GetGeometryRef(road);
    if (wkbFlatten(OGR_G_GetGeometryType(geometry)) != wkbLineString)
        give_up("a road that is no simple line", "veje.shp");
    e->n_points = OGR_G_GetPointCount(geometry);
    e->line = room((size_t)e->n_points, sizeof *e->line);
    for (int i = 0; i < e->n_points; i++) {
        e->line[i] = (point){OGR_G_GetX(geometry, i), OGR_G_GetY(geometry, i)};
        e->length_m += i > 0 ? distance(e->line[i - 1], e->line[i]) : 0;
    }
    const char *class = OGR_F_GetFieldAsString(road, field(road, "vejklasse"));
    e->ferry = strcmp(class, "faerge") == 0;
    e->may_stop = !e->ferry && strcmp(class, "motorvej") != 0;
    e->minutes_along = e->minutes_against = minutes_of(road, e->length_m, e->ferry);
    e->from = node_at(roads, e->line[0]);
    e->to = node_at(roads, e->line[e->n_points - 1]);
}

/* Every node takes the lowest number of its neighbours until none changes. */
static void find_pieces(network *roads)
{
    roads->piece = room((size_t)roads->n_nodes, sizeof *roads->piece);
    for (int i = 0; i < roads->n_nodes; i++)
        roads->piece[i] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < roads->n_edges; i++) {
            const edge *e = &roads->edges[i];
            int *a = &roads->piece[e->from], *b = &roads->piece[e->to];
            if (e->ferry || *a == *b)
                continue;
            *a = *b = *a < *b ? *a : *b;
            changed = true;
        }
    }
}

static void read_roads(const char *folder, network *roads)
{
    OGRLayerH layer;
    GDALDatasetH file = open_layer(folder, "veje", &layer);
    size_t n = (size_t)OGR_L_GetFeatureCount(layer, 1);
    roads->edges = room(n, sizeof *roads->edges);
    roads->nodes = room(2 * n, sizeof *roads->nodes);
    OGRFeatureH road;
    while ((road = OGR_L_GetNextFeature(layer))) {
        read_edge(road, roads);
        OGR_F_Destroy(road);
    }
    GDALClose(file);
    find_pieces(roads);
}

static void read_facilities(const char *folder, region *r)
{
    OGRLayerH layer;
    GDALDatasetH file = open_layer(folder, "facilities", &layer);
    r->facilities = room((size_t)OGR_L_GetFeatureCount(layer, 1), sizeof *r->facilities);
    OGRFeatureH feature;
    while ((feature = OGR_L_GetNextFeature(layer))) {
        facility *f = &r->facilities[r->n_facilities++];
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
        f->at = (point){OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
        copy_text(feature, "id", f->id, sizeof f->id);
        copy_text(feature, "type", f->type, sizeof f->type);
        OGR_F_Destroy(feature);
    }
    GDALClose(file);
}

static void read_zones(const char *folder, const level *of, zones *z)
{
    OGRLayerH layer;
    GDALDatasetH file = open_layer(folder, of->layer, &layer);
    z->zone = room((size_t)OGR_L_GetFeatureCount(layer, 1), sizeof *z->zone);
    OGRFeatureH feature;
    while ((feature = OGR_L_GetNextFeature(layer))) {
        zone *one = &z->zone[z->n++];
        copy_text(feature, of->id_field, one->id, sizeof one->id);
        one->geometry = OGR_F_StealGeometry(feature);
        one->prepared = OGRCreatePreparedGeometry(one->geometry);
        if (!one->prepared)
            give_up("GDAL was built without GEOS", of->layer);
        OGR_G_GetEnvelope(one->geometry, &one->box);
        OGR_F_Destroy(feature);
    }
    GDALClose(file);
}

/* The middles of the cells where somebody lives, and how many. */
static void read_people(const char *folder, region *r)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/befolkning_sogn_500m.tif", folder);
    GDALDatasetH file = GDALOpen(path, GA_ReadOnly);
    double t[6];
    if (!file || GDALGetGeoTransform(file, t) != CE_None)
        give_up("cannot be read", path);
    GDALRasterBandH band = GDALGetRasterBand(file, 1);
    int width = GDALGetRasterXSize(file), height = GDALGetRasterYSize(file);
    double *row = room((size_t)width, sizeof *row);
    r->cells = room((size_t)width * (size_t)height, sizeof *r->cells);
    for (int j = 0; j < height; j++) {
        if (GDALRasterIO(band, GF_Read, 0, j, width, 1, row, width, 1, GDT_Float64, 0, 0) !=
            CE_None)
            give_up("a row cannot be read", path);
        for (int i = 0; i < width; i++)
            if (row[i] > 0) /* NoData is -9999 */
                r->cells[r->n_cells++] =
                    (cell){.at = {t[0] + (i + 0.5) * t[1], t[3] + (j + 0.5) * t[5]},
                           .people = row[i]};
    }
    free(row);
    GDALClose(file);
}

/* ---- places on the road ---- */

/* The share of the way from a to b where p is nearest to it. */
static double share_of_segment(point a, point b, point p)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double share = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

static stop snap(const network *roads, point p)
{
    stop best = {NONE, 0, INFINITY, INFINITY, false};
    for (int i = 0; i < roads->n_edges; i++) {
        const edge *e = &roads->edges[i];
        double before_m = 0;
        for (int k = 1; e->may_stop && k < e->n_points; k++) {
            point a = e->line[k - 1], b = e->line[k];
            double share = share_of_segment(a, b, p), segment_m = distance(a, b);
            double d = distance(p, (point){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            if (d < best.distance_m)
                best = (stop){i, (before_m + share * segment_m) / e->length_m, d, 0, false};
            before_m += segment_m;
        }
    }
    best.leg_min = best.distance_m / 1000 / ACCESS_KMH * 60;
    best.reached = best.distance_m <= MAX_SNAP_M;
    return best;
}

/* ---- shortest ways ---- */

static bool shorten(double *minutes, double other)
{
    if (!(other < *minutes))
        return false;
    *minutes = other;
    return true;
}

/* Minutes from every node to a place on a road: no road is left that would make one shorter. */
static void minutes_to(const network *roads, stop to, double *minutes)
{
    for (int i = 0; i < roads->n_nodes; i++)
        minutes[i] = INFINITY;
    const edge *last = &roads->edges[to.edge];
    shorten(&minutes[last->from], last->minutes_along * to.fraction);
    shorten(&minutes[last->to], last->minutes_against * (1 - to.fraction));
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < roads->n_edges; i++) {
            const edge *e = &roads->edges[i];
            changed |= shorten(&minutes[e->from], e->minutes_along + minutes[e->to]);
            changed |= shorten(&minutes[e->to], e->minutes_against + minutes[e->from]);
        }
    }
}

/* One leg to the road, the way, one leg from the road; on one road the part between, unless the way
 * round is shorter. */
static double minutes_of_pair(const network *roads, stop from, stop to, const double *minutes)
{
    const edge *e = &roads->edges[from.edge];
    double way = e->minutes_against * from.fraction + minutes[e->from];
    shorten(&way, e->minutes_along * (1 - from.fraction) + minutes[e->to]);
    double ahead = to.fraction - from.fraction;
    if (from.edge == to.edge)
        shorten(&way, ahead >= 0 ? e->minutes_along * ahead : e->minutes_against * -ahead);
    return from.leg_min + way + to.leg_min;
}

static void try_facility(region *r, int f, int s, const double *minutes)
{
    for (int i = 0; i < r->n_cells; i++) {
        cell *c = &r->cells[i];
        if (!c->stop.reached)
            continue;
        double m = minutes_of_pair(&r->roads, c->stop, r->facilities[f].stop, minutes);
        c->choice[s] += m <= SERVICES[s].headline_min;
        if (m < c->minutes[s] - SAME_MIN) {
            c->minutes[s] = m;
            c->nearest[s] = f;
        }
    }
}

static void find_nearest(region *r)
{
    for (int i = 0; i < r->n_cells; i++)
        for (int s = 0; s < N_SERVICES; s++) {
            r->cells[i].minutes[s] = INFINITY;
            r->cells[i].nearest[s] = NONE;
        }
    double *minutes = room((size_t)r->roads.n_nodes, sizeof *minutes);
    for (int f = 0; f < r->n_facilities; f++) {
        r->facilities[f].stop = snap(&r->roads, r->facilities[f].at);
        for (int s = 0; s < N_SERVICES; s++) {
            if (strcmp(r->facilities[f].type, SERVICES[s].name) != 0 ||
                !r->facilities[f].stop.reached)
                continue;
            minutes_to(&r->roads, r->facilities[f].stop, minutes);
            try_facility(r, f, s, minutes);
        }
    }
    free(minutes);
}

/* ---- cells and zones ---- */

static int zone_at(const zones *z, point p)
{
    OGRGeometryH here = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(here, 0, p.x, p.y);
    int found = NONE;
    for (int i = 0; i < z->n && found == NONE; i++) {
        const OGREnvelope *box = &z->zone[i].box;
        if (p.x >= box->MinX && p.x <= box->MaxX && p.y >= box->MinY && p.y <= box->MaxY &&
            OGRPreparedGeometryContains(z->zone[i].prepared, here))
            found = i;
    }
    OGR_G_DestroyGeometry(here);
    return found;
}

static void place_cells(region *r)
{
    for (int i = 0; i < r->n_cells; i++) {
        cell *c = &r->cells[i];
        c->stop = snap(&r->roads, c->at);
        for (int l = 0; l < N_LEVELS; l++)
            c->zone[l] = zone_at(&r->levels[l], c->at);
    }
}

/* ---- numbers of a zone ---- */

typedef struct trip {
    double minutes, people;
    int choice;
} trip;

static int by_minutes(const void *a, const void *b)
{
    double x = ((const trip *)a)->minutes, y = ((const trip *)b)->minutes;
    return (x > y) - (x < y);
}

/* The trips of those who live in a zone of a level (or anywhere: NONE), shortest first. */
static int trips_of(const region *r, int s, int l, int zone_number, trip *trips)
{
    int n = 0;
    for (int i = 0; i < r->n_cells; i++) {
        const cell *c = &r->cells[i];
        if (zone_number == NONE || c->zone[l] == zone_number)
            trips[n++] = (trip){c->minutes[s], c->people, c->choice[s]};
    }
    qsort(trips, (size_t)n, sizeof *trips, by_minutes);
    return n;
}

/* The shortest minutes that at least so many percent of the people do not exceed; where exactly so
 * many do, half-way to the next. Whole percent: 0.9 x 10 people must be 9. */
static double quantile(const trip *trips, int n, int percent)
{
    double all = 0, sum = 0;
    for (int i = 0; i < n; i++)
        all += trips[i].people;
    for (int i = 0; i < n; i++) {
        sum += trips[i].people;
        if (100 * sum == percent * all && i + 1 < n)
            return (trips[i].minutes + trips[i + 1].minutes) / 2;
        if (100 * sum >= percent * all)
            return trips[i].minutes;
    }
    return INFINITY;
}

/* The start of a line; then come the name of a measure and its value. */
typedef struct zone_lines {
    FILE *out;
    const char *service, *level, *zone;
} zone_lines;

static void put_measure(const zone_lines *to, const char *measure, double value)
{
    fprintf(to->out, "%s,%s,%s,%s", to->service, to->level, to->zone, measure);
    put(to->out, value);
    fputc('\n', to->out);
}

static void write_shares_within(const zone_lines *to, const service *s, const trip *trips, int n)
{
    for (int k = 0; k < N_LIMITS; k++) {
        double people = 0, within = 0;
        for (int i = 0; i < n; i++) {
            people += trips[i].people;
            within += trips[i].minutes <= s->limits_min[k] ? trips[i].people : 0;
        }
        char measure[32];
        snprintf(measure, sizeof measure, "within_%g", s->limits_min[k]);
        put_measure(to, measure, within / people);
    }
}

static void write_zone(const zone_lines *to, const service *s, const trip *trips, int n)
{
    double people = 0, travel = 0, person_min = 0, beyond = 0, choices = 0, choosers = 0;
    for (int i = 0; i < n; i++) {
        trip t = trips[i];
        people += t.people;
        choices += t.people * t.choice;
        choosers += t.choice >= 2 ? t.people : 0;
        beyond += t.minutes > s->headline_min ? t.people : 0;
        travel += isfinite(t.minutes) ? t.people : 0;
        person_min += isfinite(t.minutes) ? t.people * t.minutes : 0;
    }
    put_measure(to, "people", people);
    put_measure(to, "mean_min", travel > 0 ? person_min / travel : INFINITY);
    put_measure(to, "median_min", quantile(trips, n, 50));
    put_measure(to, "p90_min", quantile(trips, n, 90));
    put_measure(to, "capped_mean_min",
                (person_min + (people - travel) * NO_WAY_COUNTS_MIN) / people);
    put_measure(to, "beyond", beyond);
    put_measure(to, "unreachable", people - travel);
    put_measure(to, "choice", choices / people);
    put_measure(to, "two_choices_share", choosers / people);
    write_shares_within(to, s, trips, n);
}

static void write_zones(const region *r, const char *prefix)
{
    FILE *out = open_output(prefix, "zones");
    trip *trips = room((size_t)r->n_cells, sizeof *trips);
    fputs("service,level,zone,measure,value\n", out);
    for (int s = 0; s < N_SERVICES; s++) {
        const char *service_name = SERVICES[s].name;
        int n = trips_of(r, s, 0, NONE, trips);
        write_zone(&(zone_lines){out, service_name, "region", "region"}, &SERVICES[s], trips, n);
        for (int l = 0; l < N_LEVELS; l++)
            for (int z = 0; z < r->levels[l].n; z++) {
                const char *id = r->levels[l].zone[z].id;
                n = trips_of(r, s, l, z, trips);
                write_zone(&(zone_lines){out, service_name, LEVELS[l].name, id}, &SERVICES[s],
                           trips, n);
            }
    }
    free(trips);
    close_output(out);
}

/* ---- to whom people go ---- */

static void write_nearest_of(FILE *out, const region *r, int s, int l, int zone_number)
{
    double *people = room((size_t)r->n_facilities, sizeof *people);
    double *minutes = room((size_t)r->n_facilities, sizeof *minutes);
    for (int i = 0; i < r->n_cells; i++) {
        const cell *c = &r->cells[i];
        int f = c->nearest[s];
        if (f == NONE || (zone_number != NONE && c->zone[l] != zone_number))
            continue;
        people[f] += c->people;
        minutes[f] += c->people * c->minutes[s];
    }
    for (int f = 0; f < r->n_facilities; f++)
        if (people[f] > 0)
            fprintf(out, "%s,%s,%s,%s,%.17g,%.17g\n", SERVICES[s].name,
                    zone_number == NONE ? "region" : LEVELS[l].name,
                    zone_number == NONE ? "region" : r->levels[l].zone[zone_number].id,
                    r->facilities[f].id, people[f], minutes[f] / people[f]);
    free(people);
    free(minutes);
}

static void write_nearest(const region *r, const char *prefix)
{
    FILE *out = open_output(prefix, "nearest");
    fputs("service,level,zone,facility,people,mean_min\n", out);
    for (int s = 0; s < N_SERVICES; s++) {
        write_nearest_of(out, r, s, 0, NONE);
        for (int l = 0; l < N_LEVELS; l++)
            for (int z = 0; z < r->levels[l].n; z++)
                write_nearest_of(out, r, s, l, z);
    }
    close_output(out);
}

/* ---- cell by cell ---- */

/* A cell is named by its south-west corner in the Danish grid, as people who make maps know it. */
static void write_cells(const region *r, const char *prefix)
{
    FILE *out = open_output(prefix, "cells");
    fputs("id,x,y,people,snap_m,kommune,sogn", out);
    for (int s = 0; s < N_SERVICES; s++)
        fprintf(out, ",%s_min,%s_nearest,%s_choice", SERVICES[s].name, SERVICES[s].name,
                SERVICES[s].name);
    fputc('\n', out);
    for (int i = 0; i < r->n_cells; i++) {
        const cell *c = &r->cells[i];
        fprintf(out, "500m_%ld_%ld,%.17g,%.17g,%.17g,%.17g", (long)floor(c->at.y / 500) * 5,
                (long)floor(c->at.x / 500) * 5, c->at.x, c->at.y, c->people, c->stop.distance_m);
        for (int l = 0; l < N_LEVELS; l++)
            fprintf(out, ",%s", c->zone[l] == NONE ? "" : r->levels[l].zone[c->zone[l]].id);
        for (int s = 0; s < N_SERVICES; s++) {
            put(out, c->minutes[s]);
            fprintf(out, ",%s,%d", c->nearest[s] == NONE ? "" : r->facilities[c->nearest[s]].id,
                    c->choice[s]);
        }
        fputc('\n', out);
    }
    close_output(out);
}

static void write_facilities(const region *r, const char *prefix)
{
    FILE *out = open_output(prefix, "facilities");
    fputs("id,type,snap_m,reached\n", out);
    for (int f = 0; f < r->n_facilities; f++) {
        const facility *one = &r->facilities[f];
        fprintf(out, "%s,%s,%.17g,%d\n", one->id, one->type, one->stop.distance_m,
                one->stop.reached);
    }
    close_output(out);
}

/* ---- pieces of the network that no bridge joins ---- */

static int piece_of(const network *roads, stop at)
{
    return at.reached ? roads->piece[roads->edges[at.edge].from] : NONE;
}

static void write_piece(FILE *out, const region *r, int piece)
{
    double people = 0, road_m = 0;
    int cells = 0, facilities = 0;
    for (int i = 0; i < r->roads.n_edges; i++) {
        const edge *e = &r->roads.edges[i];
        road_m += !e->ferry && r->roads.piece[e->from] == piece ? e->length_m : 0;
    }
    for (int i = 0; i < r->n_cells; i++) {
        bool here = piece_of(&r->roads, r->cells[i].stop) == piece;
        people += here ? r->cells[i].people : 0;
        cells += here;
    }
    for (int i = 0; i < r->n_facilities; i++)
        facilities += piece_of(&r->roads, r->facilities[i].stop) == piece;
    fprintf(out, "%d,%.17g,%d,%.17g,%d\n", piece, people, cells, road_m / 1000, facilities);
}

static void write_pieces(const region *r, const char *prefix)
{
    FILE *out = open_output(prefix, "pieces");
    fputs("piece,people,cells,road_km,facilities\n", out);
    for (int piece = 0; piece < r->roads.n_nodes; piece++)
        if (r->roads.piece[piece] == piece)
            write_piece(out, r, piece);
    close_output(out);
}

static void release(region *r)
{
    for (int i = 0; i < r->roads.n_edges; i++)
        free(r->roads.edges[i].line);
    free(r->roads.edges);
    free(r->roads.nodes);
    free(r->roads.piece);
    free(r->facilities);
    free(r->cells);
    for (int l = 0; l < N_LEVELS; l++) {
        for (int z = 0; z < r->levels[l].n; z++) {
            OGRDestroyPreparedGeometry(r->levels[l].zone[z].prepared);
            OGR_G_DestroyGeometry(r->levels[l].zone[z].geometry);
        }
        free(r->levels[l].zone);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("Usage: region_reference DATA OUT\n", stderr);
        return 2;
    }
    const char *data = argv[1], *out = argv[2];
    GDALAllRegister();

    region r = {0};
    read_roads(data, &r.roads);
    read_facilities(data, &r);
    for (int l = 0; l < N_LEVELS; l++)
        read_zones(data, &LEVELS[l], &r.levels[l]);
    read_people(data, &r);

    place_cells(&r);
    find_nearest(&r);

    write_cells(&r, out);
    write_facilities(&r, out);
    write_zones(&r, out);
    write_nearest(&r, out);
    write_pieces(&r, out);
    release(&r);
    GDALDestroyDriverManager();
    return 0;
}
