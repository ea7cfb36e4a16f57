/* SPDX-License-Identifier: MPL-2.0 */
#include "load/road_pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/id_index.h"
#include "core/memory.h"
#include "load/road_building.h"
#include "support/test.h"

/* Three roads, two with a class and one with a name; a warning with everything, a note with little. */
static void make(adg_roads *roads, adg_faults *faults)
{
    static const adg_road road[] = {
        {0, ADG_ROAD_BACKWARD, false, true, 1.5, 100, 7, true, false, 0},
        {ADG_NONE, ADG_ROAD_BOTH, true, false, 20, 5000.25, -1, false, true, 22.5},
        {1, ADG_ROAD_FORWARD, false, true, 0, 3, 1LL << 40, false, false, 0},
    };
    adg_road_builder builder = {.roads = roads};
    uint32_t number;
    adg_error error = ADG_ERROR_INIT;
    *roads = (adg_roads){.shown = strdup("roads.osm"), .n_closed = 3, .n_ferries_off = 2};
    roads->ferry_wait_min = 12.5;
    *faults = (adg_faults){0};
    assert_ok(adg_shapes_init(&roads->lines, &error), &error);
    assert_true(adg_road_class_number(roads, "primary", &number));
    assert_true(adg_road_class_number(roads, "åvej", &number));
    for (size_t r = 0; r < 3; r++) {
        assert_true(adg_shapes_begin_feature(&roads->lines));
        assert_true(adg_shapes_begin_part(&roads->lines, false));
        for (size_t k = 0; k < 2 + r; k++)
            assert_true(adg_shapes_add_point(&roads->lines, 1.1 * (double)k, (double)r));
        assert_true(adg_road_add(&builder, &road[r], r == 1 ? "Storegade" : NULL));
    }
    roads->minds_turns = true;
    roads->n_turn_rules = 2;
    roads->turn_rule = ADG_NEW_ARRAY(adg_turn_rule, 2);
    roads->turn_rule[0] = (adg_turn_rule){0, 5, true};
    roads->turn_rule[1] = (adg_turn_rule){3, 4, false};
    adg_fault *fault =
        adg_faults_add(faults, ADG_WARNING, "odd_word",
                       (adg_place){"roads.osm", "lines", "highway", 12}, "odd %d", 1);
    adg_fault_advise(fault, "Look.");
    adg_fault_between(fault, (double[]){1, 2}, (double[]){3, 4});
    adg_faults_add(faults, ADG_NOTE, "closed", (adg_place){NULL, NULL, NULL, -1}, "a note");
}

static void assert_same_text(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a)
        assert_string_equal(a, b);
}

static void assert_same_faults(const adg_faults *a, const adg_faults *b)
{
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->count, b->count, sizeof a->count);
    assert_int_equal(a->not_kept, b->not_kept);
    for (size_t i = 0; i < a->n; i++) {
        const adg_fault *p = &a->fault[i], *q = &b->fault[i];
        assert_int_equal(p->severity, q->severity);
        assert_string_equal(p->code, q->code);
        assert_same_text(p->file, q->file);
        assert_same_text(p->layer, q->layer);
        assert_same_text(p->field, q->field);
        assert_same_text(p->message, q->message);
        assert_same_text(p->advice, q->advice);
        assert_true(p->row == q->row && p->n_points == q->n_points);
        assert_int_equal(isnan(p->people), isnan(q->people));
        assert_memory_equal(p->xy, q->xy, sizeof p->xy);
    }
}

static void assert_same_roads(const adg_roads *a, const adg_roads *b)
{
    assert_string_equal(a->shown, b->shown);
    assert_true(a->n == b->n && a->n_classes == b->n_classes && a->n_closed == b->n_closed);
    assert_true(a->n_ferries_off == b->n_ferries_off && a->ferry_wait_min == b->ferry_wait_min);
    for (size_t c = 0; c < a->n_classes; c++)
        assert_string_equal(a->class_name[c], b->class_name[c]);
    for (size_t r = 0; r < a->n; r++) {
        const adg_road *p = &a->road[r], *q = &b->road[r];
        assert_true(p->class_index == q->class_index && p->direction == q->direction);
        assert_true(p->ferry == q->ferry && p->may_stop == q->may_stop && p->row == q->row);
        assert_true(p->minutes == q->minutes && p->length_m == q->length_m);
        assert_true(p->minutes_backward == q->minutes_backward);
        assert_true(p->barred_from == q->barred_from && p->barred_to == q->barred_to);
        assert_same_text(a->name[r], b->name[r]);
    }
    assert_true(a->minds_turns == b->minds_turns && a->n_turn_rules == b->n_turn_rules);
    for (size_t i = 0; i < a->n_turn_rules; i++) {
        const adg_turn_rule *p = &a->turn_rule[i], *q = &b->turn_rule[i];
        assert_true(p->from == q->from && p->to == q->to && p->only == q->only);
    }
    const adg_shapes *s = &a->lines, *t = &b->lines;
    assert_true(s->n == t->n && s->n_parts == t->n_parts && s->n_points == t->n_points);
    assert_memory_equal(s->first_part, t->first_part, (s->n + 1) * sizeof *s->first_part);
    assert_memory_equal(s->first_point, t->first_point, (s->n_parts + 1) * sizeof *s->first_point);
    assert_memory_equal(s->hole, t->hole, s->n_parts * sizeof *s->hole);
    assert_memory_equal(s->xy, t->xy, 2 * s->n_points * sizeof *s->xy);
}

static bool unpack(const void *bytes, size_t n, adg_roads *roads, adg_faults *faults)
{
    *roads = (adg_roads){0};
    *faults = (adg_faults){0};
    return adg_roads_unpack(bytes, n, roads, faults);
}

TEST(what_is_packed_comes_out_the_same)
{
    adg_roads roads, again;
    adg_faults faults, faults_again;
    adg_text bytes = ADG_TEXT_INIT;
    make(&roads, &faults);
    faults.not_kept = 5;
    faults.count[ADG_WARNING] += 5;
    adg_roads_pack(&roads, &faults, &bytes);
    assert_true(unpack(bytes.bytes, bytes.length, &again, &faults_again));
    assert_same_roads(&roads, &again);
    assert_same_faults(&faults, &faults_again);
    adg_roads_release(&roads);
    adg_roads_release(&again);
    adg_faults_release(&faults);
    adg_faults_release(&faults_again);
    adg_text_release(&bytes);
}

/* The checksum lies outside: here every wrong byte must be survived, whether it is noticed or not. */
TEST(wrong_bytes_lead_nowhere)
{
    adg_roads roads, again;
    adg_faults faults, faults_again;
    adg_text bytes = ADG_TEXT_INIT;
    make(&roads, &faults);
    adg_roads_pack(&roads, &faults, &bytes);
    for (size_t n = 0; n < bytes.length; n++) {
        char *part = must_have(adg_copy_array(bytes.bytes, n, 1));
        assert_false(unpack(part, n, &again, &faults_again));
        assert_null(again.road);
        free(part);
    }
    size_t n_noticed = 0;
    for (size_t at = 0; at < bytes.length; at++)
        for (int bit = 0; bit < 8; bit++) {
            char *wrong = must_have(adg_copy_array(bytes.bytes, bytes.length, 1));
            wrong[at] = (char)(wrong[at] ^ (1 << bit));
            bool taken = unpack(wrong, bytes.length, &again, &faults_again);
            for (size_t r = 0; taken && r < again.n; r++) {
                uint32_t class_index = again.road[r].class_index;
                assert_true(class_index == ADG_NONE || class_index < again.n_classes);
                assert_true(again.road[r].minutes >= 0 && isfinite(again.road[r].minutes));
                assert_true(again.lines.first_point[r] + 2 <= again.lines.first_point[r + 1]);
                assert_true(again.lines.first_point[r + 1] <= again.lines.n_points);
            }
            n_noticed += !taken;
            if (taken) {
                adg_roads_release(&again);
                adg_faults_release(&faults_again);
            }
            free(wrong);
        }
    assert_true(n_noticed > bytes.length);
    adg_roads_release(&roads);
    adg_faults_release(&faults);
    adg_text_release(&bytes);
}

RUN(T(what_is_packed_comes_out_the_same), T(wrong_bytes_lead_nowhere))
