/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/byte_packing.h"
#include "core/id_index.h"
#include "core/memory.h"

/* Column by column: a struct has holes, whose bytes nobody has set. */
enum {
    FERRY = 4, /* added to the direction, 0 to 2 */
    MAY_STOP = 8,
    BARRED_FROM = 16,
    BARRED_TO = 32,
    ALL_FLAGS = 3 | FERRY | MAY_STOP | BARRED_FROM | BARRED_TO,
    ROAD_BYTES = 4 + 1 + 8 + 8 + 8 + 8 + 8 /* least bytes of a road: columns, first point */
};

/* ---- packing ---- */

static void pack_columns(const adg_roads *roads, adg_text *bytes)
{
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_array(bytes, &roads->road[r].class_index, 1, sizeof(uint32_t));
    for (size_t r = 0; r < roads->n; r++) {
        const adg_road *road = &roads->road[r];
        uint8_t flags =
            (uint8_t)((int)road->direction + (road->ferry ? FERRY : 0) +
                      (road->may_stop ? MAY_STOP : 0) + (road->barred_from ? BARRED_FROM : 0) +
                      (road->barred_to ? BARRED_TO : 0));
        adg_pack_array(bytes, &flags, 1, 1);
    }
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_double(bytes, roads->road[r].minutes);
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_double(bytes, roads->road[r].length_m);
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_u64(bytes, (uint64_t)roads->road[r].row);
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_double(bytes, roads->road[r].minutes_backward);
}

static void pack_lines(const adg_shapes *lines, adg_text *bytes)
{
    adg_pack_u64(bytes, lines->n_points);
    for (size_t p = 0; p <= lines->n_parts; p++)
        adg_pack_u64(bytes, lines->first_point[p]);
    adg_pack_array(bytes, lines->xy, 2 * lines->n_points, sizeof *lines->xy);
}

static void pack_turns(const adg_roads *roads, adg_text *bytes)
{
    adg_pack_u64(bytes, roads->minds_turns);
    adg_pack_u64(bytes, roads->n_turn_rules);
    for (size_t t = 0; t < roads->n_turn_rules; t++) {
        const adg_turn_rule *rule = &roads->turn_rule[t];
        const uint32_t packed[] = {rule->from, rule->to, rule->only};
        adg_pack_array(bytes, packed, 3, sizeof *packed);
    }
}

static void pack_fault(const adg_fault *fault, adg_text *bytes)
{
    adg_pack_u64(bytes, (uint64_t)fault->severity);
    adg_pack_string(bytes, fault->code);
    adg_pack_string(bytes, fault->file);
    adg_pack_string(bytes, fault->layer);
    adg_pack_string(bytes, fault->field);
    adg_pack_string(bytes, fault->message);
    adg_pack_string(bytes, fault->advice);
    adg_pack_u64(bytes, (uint64_t)fault->row);
    adg_pack_double(bytes, fault->people);
    adg_pack_u64(bytes, (uint64_t)fault->n_points);
    adg_pack_array(bytes, fault->xy, 4, sizeof *fault->xy);
}

void adg_roads_pack(const adg_roads *roads, const adg_faults *faults, adg_text *bytes)
{
    adg_pack_string(bytes, roads->shown);
    adg_pack_u64(bytes, roads->n_closed);
    adg_pack_u64(bytes, roads->n_ferries_off);
    adg_pack_double(bytes, roads->ferry_wait_min);
    adg_pack_u64(bytes, roads->n_classes);
    for (size_t c = 0; c < roads->n_classes; c++)
        adg_pack_string(bytes, roads->class_name[c]);
    adg_pack_u64(bytes, roads->n);
    pack_columns(roads, bytes);
    pack_lines(&roads->lines, bytes);
    for (size_t r = 0; r < roads->n; r++)
        adg_pack_string(bytes, roads->name ? roads->name[r] : NULL);
    pack_turns(roads, bytes);
    for (int severity = ADG_NOTE; severity <= ADG_ERROR; severity++)
        adg_pack_u64(bytes, faults->count[severity]);
    adg_pack_u64(bytes, faults->not_kept);
    adg_pack_u64(bytes, faults->n);
    for (size_t i = 0; i < faults->n; i++)
        pack_fault(&faults->fault[i], bytes);
}

/* ---- unpacking ---- */

static bool is_time(double value)
{
    return value >= 0 && isfinite(value);
}

static void unpack_classes(adg_unpacking *from, adg_roads *roads)
{
    size_t n = adg_unpack_count(from, 4);
    roads->class_name = ADG_NEW_ARRAY(char *, n);
    from->no_memory = from->no_memory || !roads->class_name;
    from->bad = from->bad || from->no_memory;
    for (size_t c = 0; c < n && !from->bad; c++) {
        roads->class_name[roads->n_classes++] = adg_unpack_string(from);
        from->bad = from->bad || !roads->class_name[c];
    }
}

/* False: a road that cannot be. */
static bool make_road(adg_road *road, uint32_t class_index, uint8_t flags, size_t n_classes)
{
    int direction = flags & 3;
    road->class_index = class_index;
    road->direction = (adg_road_direction)(direction == 3 ? 0 : direction);
    road->ferry = flags & FERRY;
    road->may_stop = flags & MAY_STOP;
    road->barred_from = flags & BARRED_FROM;
    road->barred_to = flags & BARRED_TO;
    return direction != 3 && flags <= ALL_FLAGS && is_time(road->minutes) &&
           is_time(road->minutes_backward) && is_time(road->length_m) &&
           (class_index == ADG_NONE || class_index < n_classes);
}

static void unpack_columns(adg_unpacking *from, adg_roads *roads)
{
    size_t n = adg_unpack_count(from, ROAD_BYTES);
    uint32_t *class_index = adg_unpack_array(from, n, sizeof *class_index);
    uint8_t *flags = adg_unpack_array(from, n, sizeof *flags);
    double *minutes = adg_unpack_array(from, n, sizeof *minutes);
    double *length_m = adg_unpack_array(from, n, sizeof *length_m);
    uint64_t *row = adg_unpack_array(from, n, sizeof *row);
    double *backward = adg_unpack_array(from, n, sizeof *backward);
    roads->road = from->bad ? NULL : ADG_NEW_ARRAY(adg_road, n);
    from->no_memory = from->no_memory || (!from->bad && !roads->road);
    from->bad = from->bad || !roads->road;
    for (size_t r = 0; r < n && !from->bad; r++) {
        roads->road[r] = (adg_road){.minutes = minutes[r],
                                    .length_m = length_m[r],
                                    .row = (long long)row[r],
                                    .minutes_backward = backward[r]};
        from->bad = !make_road(&roads->road[r], class_index[r], flags[r], roads->n_classes);
    }
    roads->n = from->bad ? 0 : n;
    free(class_index);
    free(flags);
    free(minutes);
    free(length_m);
    free(row);
    free(backward);
}

/* Line r is shape r, of one part. */
static void unpack_lines(adg_unpacking *from, size_t n, adg_shapes *lines)
{
    size_t n_points = adg_unpack_count(from, 2 * sizeof(double));
    uint64_t *first = adg_unpack_array(from, n + 1, sizeof *first);
    lines->xy = adg_unpack_array(from, 2 * n_points, sizeof *lines->xy);
    if (from->bad) {
        free(first);
        return;
    }
    lines->first_part = ADG_NEW_ARRAY(size_t, n + 1);
    lines->first_point = ADG_NEW_ARRAY(size_t, n + 1);
    lines->hole = ADG_NEW_ARRAY(bool, n);
    from->no_memory = !lines->first_part || !lines->first_point || !lines->hole;
    from->bad = from->no_memory || first[0] != 0 || first[n] != n_points;
    for (size_t r = 0; r <= n && !from->bad; r++) {
        lines->first_part[r] = r;
        lines->first_point[r] = (size_t)first[r];
        /* A line has two points. */
        from->bad = r < n && (first[r + 1] > n_points || first[r + 1] < first[r] + 2);
    }
    lines->n = lines->n_parts = lines->capacity_parts = n;
    lines->capacity_features = n;
    lines->n_points = lines->capacity_points = n_points;
    free(first);
}

static void unpack_names(adg_unpacking *from, adg_roads *roads)
{
    roads->name = from->bad ? NULL : ADG_NEW_ARRAY(char *, roads->n);
    from->no_memory = from->no_memory || (!from->bad && !roads->name);
    from->bad = from->bad || !roads->name;
    for (size_t r = 0; r < roads->n && !from->bad; r++)
        roads->name[r] = adg_unpack_string(from);
}

static void unpack_turns(adg_unpacking *from, adg_roads *roads)
{
    uint64_t minds_turns = adg_unpack_u64(from);
    size_t n = adg_unpack_count(from, 3 * sizeof(uint32_t));
    uint32_t *packed = adg_unpack_array(from, 3 * n, sizeof *packed);
    roads->minds_turns = minds_turns == 1;
    roads->turn_rule = from->bad ? NULL : ADG_NEW_ARRAY(adg_turn_rule, n);
    from->no_memory = from->no_memory || (!from->bad && !roads->turn_rule);
    from->bad = from->bad || !roads->turn_rule || minds_turns > 1;
    for (size_t t = 0; t < n && !from->bad; t++) {
        const uint32_t *p = packed + 3 * t;
        roads->turn_rule[roads->n_turn_rules++] = (adg_turn_rule){p[0], p[1], p[2] == 1};
        from->bad = p[0] / 2 >= roads->n || p[1] / 2 >= roads->n || p[2] > 1;
    }
    free(packed);
}

static bool unpack_fault(adg_unpacking *from, adg_fault *fault)
{
    uint64_t severity = adg_unpack_u64(from);
    char *code = adg_unpack_string(from);
    fault->severity = severity == ADG_NOTE ? ADG_NOTE : ADG_WARNING;
    bool ok = severity <= ADG_WARNING && code && strlen(code) < sizeof fault->code;
    if (ok)
        memcpy(fault->code, code, strlen(code) + 1);
    free(code);
    fault->file = adg_unpack_string(from);
    fault->layer = adg_unpack_string(from);
    fault->field = adg_unpack_string(from);
    fault->message = adg_unpack_string(from);
    fault->advice = adg_unpack_string(from);
    fault->row = (long long)adg_unpack_u64(from);
    fault->people = adg_unpack_double(from);
    uint64_t n_points = adg_unpack_u64(from);
    fault->n_points = n_points <= 2 ? (int)n_points : 0;
    for (int i = 0; i < 4; i++)
        fault->xy[i] = adg_unpack_double(from);
    return ok && n_points <= 2 && !from->bad;
}

static void unpack_faults(adg_unpacking *from, adg_faults *faults)
{
    for (int severity = ADG_NOTE; severity <= ADG_ERROR; severity++)
        faults->count[severity] = (size_t)adg_unpack_u64(from);
    faults->not_kept = (size_t)adg_unpack_u64(from);
    size_t n = adg_unpack_count(from, 8);
    from->bad = from->bad || n > ADG_FAULTS_KEPT || faults->count[ADG_ERROR] > 0;
    faults->fault = from->bad ? NULL : ADG_NEW_ARRAY(adg_fault, n);
    from->no_memory = from->no_memory || (!from->bad && !faults->fault);
    from->bad = from->bad || !faults->fault;
    faults->capacity = n;
    while (faults->n < n && !from->bad) {
        bool ok = unpack_fault(from, &faults->fault[faults->n++]);
        from->bad = !ok;
    }
}

bool adg_roads_unpack(const unsigned char *bytes, size_t n, adg_roads *roads, adg_faults *faults)
{
    adg_unpacking from = {.at = bytes, .left = n};
    roads->shown = adg_unpack_string(&from);
    roads->n_closed = (size_t)adg_unpack_u64(&from);
    roads->n_ferries_off = (size_t)adg_unpack_u64(&from);
    roads->ferry_wait_min = adg_unpack_double(&from);
    unpack_classes(&from, roads);
    unpack_columns(&from, roads);
    unpack_lines(&from, roads->n, &roads->lines);
    unpack_names(&from, roads);
    unpack_turns(&from, roads);
    unpack_faults(&from, faults);
    if (!from.bad && from.left == 0 && roads->shown)
        return true;
    adg_roads_release(roads);
    adg_faults_release(faults);
    return false;
}
