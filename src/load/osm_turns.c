/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_turns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"

/* A way that became roads, by its id: its first and last road, and where it begins and ends. */
typedef struct {
    long long id;
    uint32_t first, last;
    const int32_t *start, *end;
    long long start_node, end_node;
} placed_way;

typedef struct {
    const adg_profile *profile;
    adg_roads *roads;
    placed_way *way; /* [n_ways] sorted by id */
    size_t n_ways;
    size_t capacity; /* of roads->turn_rule */
    size_t n_kept, n_conditional, n_over_way, n_not_placed;
    adg_word_tally unknown;
} reading;

/* ---- for whom ---- */

static bool has_key(const adg_profile *profile, const char *key, size_t length)
{
    for (unsigned k = 0; k < profile->access_count; k++)
        if (strlen(profile->access[k]) == length && strncmp(profile->access[k], key, length) == 0)
            return true;
    return false;
}

static const char *value_of(const adg_osm_relation *relation, const char *key)
{
    for (size_t t = 0; t < relation->n_tags; t++)
        if (strcmp(relation->tag[t].key, key) == 0)
            return relation->tag[t].value;
    return NULL;
}

/* Whether one of the words of except=bicycle;psv means this profile. */
static bool is_excepted(const adg_profile *profile, const char *words)
{
    while (words && *words) {
        words += strspn(words, "; ");
        size_t length = strcspn(words, "; ");
        if (length && has_key(profile, words, length))
            return true;
        words += length;
    }
    return false;
}

/* The value for this profile: that of the most special restriction:KEY, else the general one; NULL: none. end:
 * what follows in the key, "" or ":conditional". */
static const char *restriction_of(const adg_profile *profile, const adg_osm_relation *relation,
                                  const char *end)
{
    char key[64];
    snprintf(key, sizeof key, "restriction%s", end);
    const char *found = has_key(profile, "vehicle", 7) ? value_of(relation, key) : NULL;
    if (is_excepted(profile, value_of(relation, "except")))
        found = NULL;
    for (unsigned k = 0; k < profile->access_count; k++) {
        snprintf(key, sizeof key, "restriction:%s%s", profile->access[k], end);
        const char *value = value_of(relation, key);
        found = value ? value : found;
    }
    return found;
}

/* The older way to write that a sign counts by the hour: then it never counts at other hours. */
static bool counts_by_the_hour(const adg_osm_relation *relation)
{
    return value_of(relation, "hour_on") || value_of(relation, "day_on");
}

adg_turns_verdict adg_osm_judge_turns(const adg_profile *profile, const adg_osm_relation *relation,
                                      adg_word_tally *unknown)
{
    const char *type = value_of(relation, "type");
    if (!type || strcmp(type, "restriction") != 0)
        return ADG_TURNS_OTHER;
    const char *value = restriction_of(profile, relation, "");
    if (value && counts_by_the_hour(relation))
        return ADG_TURNS_CONDITIONAL;
    if (!value)
        return restriction_of(profile, relation, ":conditional") ? ADG_TURNS_CONDITIONAL
                                                                 : ADG_TURNS_OTHER;
    if (strncmp(value, "no_", 3) == 0)
        return ADG_TURNS_NO;
    if (strncmp(value, "only_", 5) == 0)
        return ADG_TURNS_ONLY;
    adg_word_tally_add(unknown, "restriction", value);
    return ADG_TURNS_UNKNOWN;
}

/* ---- where ---- */

static int by_id(const void *a, const void *b)
{
    const placed_way *p = a, *q = b;
    return (p->id > q->id) - (p->id < q->id);
}

static adg_status find_ways(reading *r, const adg_osm_ways *ways, adg_error *error)
{
    r->way = ADG_NEW_ARRAY(placed_way, ways->n);
    if (!r->way)
        return adg_fail_memory(error);
    size_t road = 0;
    for (size_t w = 0; w < ways->n; w++) {
        const adg_osm_used_way *way = &ways->way[w];
        size_t end = w + 1 < ways->n ? way[1].first_point : ways->n_points;
        if (way->n_pieces > 0)
            r->way[r->n_ways++] = (placed_way){.id = way->id,
                                               .first = (uint32_t)road,
                                               .last = (uint32_t)(road + way->n_pieces - 1),
                                               .start = ways->place + 2 * way->first_point,
                                               .end = ways->place + 2 * (end - 1)};
        road += way->n_pieces;
    }
    qsort(r->way, r->n_ways, sizeof *r->way, by_id);
    return ADG_OK;
}

static placed_way *way_of(const reading *r, long long id)
{
    const placed_way key = {.id = id};
    return bsearch(&key, r->way, r->n_ways, sizeof key, by_id);
}

static bool take_ends(void *data, long long way, long long first, long long last)
{
    placed_way *placed = way_of(data, way);
    if (placed) {
        placed->start_node = first;
        placed->end_node = last;
    }
    return true;
}

static bool same_place(const int32_t *p, const int32_t *q)
{
    return p[0] == q[0] && p[1] == q[1];
}

/* Whether a sign at a node stands where one of two ways that meet there has it; NULL: no node is named. */
static bool stands_at(const long long *via, long long from_node, long long to_node)
{
    return !via || from_node == *via || to_node == *via;
}

/* The turn from one way on to another at the one end they share, which is the node that is named; false where they
 * share none or, without a node, several. */
static bool place_turn(const placed_way *from, const placed_way *to, const long long *via,
                       adg_turn_rule *rule)
{
    int n_shared = 0;
    for (int from_start = 0; from_start < 2; from_start++)
        for (int to_end = 0; to_end < 2; to_end++) {
            if (!same_place(from_start ? from->start : from->end, to_end ? to->end : to->start) ||
                !stands_at(via, from_start ? from->start_node : from->end_node,
                           to_end ? to->end_node : to->start_node))
                continue;
            n_shared++;
            rule->from = adg_driven(from_start ? from->first : from->last, from_start);
            rule->to = adg_driven(to_end ? to->last : to->first, to_end);
        }
    return n_shared == 1;
}

static bool add_rule(reading *r, const adg_turn_rule *rule)
{
    adg_turn_rule *grown =
        adg_grow_array(r->roads->turn_rule, r->roads->n_turn_rules, &r->capacity, sizeof *grown);
    if (!grown)
        return false;
    r->roads->turn_rule = grown;
    grown[r->roads->n_turn_rules++] = *rule;
    return true;
}

/* ---- relations ---- */

static bool is_way_with_role(const adg_osm_member *member, const char *role)
{
    return member->type == 'w' && strcmp(member->role, role) == 0;
}

/* NULL: no node is named, or several. */
static const long long *via_of(const adg_osm_relation *relation)
{
    const long long *via = NULL;
    for (size_t m = 0; m < relation->n_members; m++) {
        const adg_osm_member *member = &relation->member[m];
        if (member->type != 'n' || strcmp(member->role, "via") != 0)
            continue;
        if (via && *via != member->id)
            return NULL;
        via = &member->id;
    }
    return via;
}

static bool goes_over_way(const adg_osm_relation *relation)
{
    for (size_t m = 0; m < relation->n_members; m++)
        if (is_way_with_role(&relation->member[m], "via"))
            return true;
    return false;
}

/* What became of the turns of one restriction. */
typedef struct {
    size_t n_placed, n_failed;
} tally;

/* From one of its ways to all it leads to. Roads the profile does not use need no sign. */
static bool take_from(reading *r, const adg_osm_relation *relation, const placed_way *from,
                      bool only, tally *turns)
{
    bool ok = true;
    const long long *via = via_of(relation);
    for (size_t m = 0; ok && m < relation->n_members; m++) {
        const adg_osm_member *member = &relation->member[m];
        if (!is_way_with_role(member, "to"))
            continue;
        const placed_way *to = way_of(r, member->id);
        adg_turn_rule rule = {.only = only};
        bool placed = to && to != from && place_turn(from, to, via, &rule);
        turns->n_placed += placed;
        turns->n_failed += !placed && (to || only) && !(to == from && !only);
        ok = !placed || add_rule(r, &rule);
    }
    return ok;
}

/* Nobody turns round on a road anyhow: from a way to itself there is nothing to place. */
static bool take_turns(reading *r, const adg_osm_relation *relation, bool only)
{
    tally turns = {0};
    bool ok = true;
    for (size_t m = 0; ok && m < relation->n_members; m++) {
        const adg_osm_member *member = &relation->member[m];
        const placed_way *from = is_way_with_role(member, "from") ? way_of(r, member->id) : NULL;
        if (from)
            ok = take_from(r, relation, from, only, &turns);
    }
    r->n_kept += turns.n_placed > 0;
    r->n_not_placed += turns.n_placed == 0 && turns.n_failed > 0;
    return ok;
}

static bool take_relation(void *data, const adg_osm_relation *relation)
{
    reading *r = data;
    adg_turns_verdict verdict = adg_osm_judge_turns(r->profile, relation, &r->unknown);
    r->n_conditional +=
        verdict == ADG_TURNS_CONDITIONAL ||
        (verdict != ADG_TURNS_OTHER && restriction_of(r->profile, relation, ":conditional"));
    if (verdict != ADG_TURNS_NO && verdict != ADG_TURNS_ONLY)
        return !r->unknown.failed;
    if (goes_over_way(relation)) {
        r->n_over_way++;
        return true;
    }
    return take_turns(r, relation, verdict == ADG_TURNS_ONLY);
}

/* ---- the whole ---- */

static void tell(const reading *r, adg_faults *faults)
{
    const adg_place place = {r->roads->shown, NULL, NULL, -1};
    size_t n_left_out = r->n_conditional + r->n_over_way + r->n_not_placed;
    adg_faults_add(faults, ADG_NOTE, "turns", place,
                   ngettext_("%s turn restriction counts.", "%s turn restrictions count.",
                             r->n_kept),
                   ADG_NUMBER(r->n_kept, 0));
    if (n_left_out)
        adg_faults_add(faults, ADG_WARNING, "turns_left_out", place,
                       ngettext_("%s turn restriction is left out (%s by the hour or load, %s over "
                                 "a whole way, %s whose ways do not meet in one end).",
                                 "%s turn restrictions are left out (%s by the hour or load, %s "
                                 "over a whole way, %s whose ways do not meet in one end).",
                                 n_left_out),
                       ADG_NUMBER(n_left_out, 0), ADG_NUMBER(r->n_conditional, 0),
                       ADG_NUMBER(r->n_over_way, 0), ADG_NUMBER(r->n_not_placed, 0));
    adg_word_tally_warn(&r->unknown, r->roads->shown, faults);
}

adg_status adg_osm_turns_load(const char *path, const adg_profile *profile,
                              const adg_osm_ways *ways, adg_roads *roads, adg_faults *faults,
                              adg_error *error)
{
    reading r = {.profile = profile, .roads = roads};
    adg_status status = find_ways(&r, ways, error);
    roads->minds_turns = true;
    if (status == ADG_OK)
        status =
            adg_osm_relations_read(path, roads->shown, take_relation, take_ends, &r, faults, error);
    if (status == ADG_OK)
        tell(&r, faults);
    adg_word_tally_release(&r.unknown);
    free(r.way);
    return status;
}
