/* SPDX-License-Identifier: MPL-2.0 */
/* Covering: the fewest sites with everybody within a limit (LSCP), and the smallest limit at which a
 * given number is enough (p-centre): the same question for one radius after another, by halves.
 * Source: Toregas et al. 1971; Minieka 1970, SIAM Review 12:138 for the p-centre by coverings. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "siting/cover_search.h"
#include "siting/siting_case.h"

/* ---- the table of a radius ---- */

static bool is_covered_by_fixed(const adg_siting_case *c, size_t place, double radius)
{
    const adg_reach *r = c->problem->reach;
    for (size_t e = r->first[place]; e < r->first[place + 1]; e++)
        if (c->state[r->facility[e]] == ADG_SITE_OPEN && r->minutes[e] <= radius)
            return true;
    return false;
}

static adg_status make_cover(const adg_siting_case *c, double radius, adg_cover *cover,
                             adg_error *error)
{
    const adg_reach *r = c->problem->reach;
    uint32_t *column = ADG_NEW_ARRAY(uint32_t, c->m);
    uint32_t *place = ADG_NEW_ARRAY(uint32_t, c->n);
    adg_status status = column && place ? ADG_OK : adg_fail_memory(error);
    size_t n_rows = 0, n_columns = 0;
    for (size_t i = 0; status == ADG_OK && i < c->n; i++)
        if (c->counts[i] && !is_covered_by_fixed(c, i, radius))
            place[n_rows++] = (uint32_t)i;
    if (status == ADG_OK)
        status = adg_cover_new(n_rows, c->n_candidates, cover, error);
    for (uint32_t j = 0; status == ADG_OK && j < c->m; j++)
        if (c->state[j] == ADG_SITE_FREE) {
            cover->name[n_columns] = j;
            column[j] = (uint32_t)n_columns++;
        }
    for (size_t row = 0; status == ADG_OK && row < n_rows; row++)
        for (size_t e = r->first[place[row]]; e < r->first[place[row] + 1]; e++)
            if (c->state[r->facility[e]] == ADG_SITE_FREE && r->minutes[e] <= radius)
                adg_cover_set(cover, row, column[r->facility[e]]);
    free(column);
    free(place);
    return status;
}

/* ---- a quick cover ---- */

static size_t newly_covered(const adg_cover *cover, size_t column, const unsigned char *done)
{
    size_t n = 0;
    for (size_t i = 0; i < cover->n_rows; i++)
        n += !done[i] && adg_cover_has(cover, i, column);
    return n;
}

/* Always the candidate that covers most (ties: the lower). True: at most `limit` cover everything;
 * they are marked in open, and *size tells how many. */
static adg_status greedy_cover(const adg_cover *cover, size_t limit, unsigned char *open,
                               size_t *size, bool *found, adg_error *error)
{
    unsigned char *done = ADG_NEW_ARRAY(unsigned char, cover->n_rows);
    uint32_t *names = ADG_NEW_ARRAY(uint32_t, cover->n_columns);
    adg_status status = done && names ? ADG_OK : adg_fail_memory(error);
    size_t left = cover->n_rows, n = 0;
    while (status == ADG_OK && left > 0 && n < limit) {
        size_t best = 0, most = 0;
        for (size_t j = 0; j < cover->n_columns; j++) {
            size_t covered = newly_covered(cover, j, done);
            if (covered > most) {
                most = covered;
                best = j;
            }
        }
        if (most == 0)
            break;
        for (size_t i = 0; i < cover->n_rows; i++)
            done[i] = done[i] || adg_cover_has(cover, i, best);
        left -= most;
        names[n++] = cover->name[best];
    }
    *found = status == ADG_OK && left == 0;
    *size = n;
    for (size_t k = 0; *found && k < n; k++)
        open[names[k]] = 1;
    free(done);
    free(names);
    return status;
}

/* ---- ties: the lowest positions ---- */

/* May `to` take over from `from`? times [n_rows]: how often each row is covered. */
static bool can_take_over(const adg_cover *cover, size_t from, size_t to, const uint32_t *times)
{
    for (size_t i = 0; i < cover->n_rows; i++)
        if (times[i] == 1 && adg_cover_has(cover, i, from) && !adg_cover_has(cover, i, to))
            return false;
    return true;
}

static void count_column(const adg_cover *cover, size_t column, uint32_t by, uint32_t *times)
{
    for (size_t i = 0; i < cover->n_rows; i++)
        if (adg_cover_has(cover, i, column))
            times[i] += by;
}

/* Replaces sites by lower ones as long as everything stays covered. */
static adg_status lower(const adg_cover *cover, unsigned char *open, adg_error *error)
{
    uint32_t *times = ADG_NEW_ARRAY(uint32_t, cover->n_rows);
    if (!times)
        return adg_fail_memory(error);
    for (size_t j = 0; j < cover->n_columns; j++)
        if (open[cover->name[j]])
            count_column(cover, j, 1, times);
    for (bool any = true; any;) {
        any = false;
        for (size_t from = 0; from < cover->n_columns; from++)
            for (size_t to = 0; to < from && open[cover->name[from]]; to++)
                if (!open[cover->name[to]] && can_take_over(cover, from, to, times)) {
                    open[cover->name[from]] = 0;
                    open[cover->name[to]] = 1;
                    count_column(cover, from, UINT32_MAX, times);
                    count_column(cover, to, 1, times);
                    any = true;
                }
    }
    free(times);
    return ADG_OK;
}

/* ---- LSCP ---- */

static adg_status fewest(adg_siting_case *c, adg_cover *cover, size_t *size, size_t *bound,
                         bool *proven, adg_error *error)
{
    bool found;
    adg_cover_answer answer = {0};
    unsigned char *open = ADG_NEW_ARRAY(unsigned char, c->m);
    adg_status status = open ? greedy_cover(cover, cover->n_rows, c->open, size, &found, error)
                             : adg_fail_memory(error);
    *proven = true;
    if (status == ADG_OK && *size > 0)
        status = adg_cover_search(cover, *size - 1, 0, &c->deadline, open, &answer, error);
    if (status == ADG_OK && answer.found) {
        memcpy(c->open, open, c->m);
        *size = answer.size;
    }
    if (status == ADG_OK && *size > 0)
        *proven = answer.settled;
    *bound = *proven ? *size : answer.bound;
    free(open);
    return status;
}

static adg_status set_covering(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    adg_cover cover = {0};
    size_t size = 0, bound = 0;
    bool proven = true;
    if (c->n_unservable > 0) {
        adg_siting_answer_none(answer, true);
        return ADG_OK;
    }
    adg_status status = make_cover(c, c->problem->limit_min, &cover, error);
    if (status == ADG_OK)
        status = fewest(c, &cover, &size, &bound, &proven, error);
    if (status == ADG_OK)
        status = lower(&cover, c->open, error);
    if (status == ADG_OK)
        adg_siting_answer_set(answer, (double)(size + c->n_fixed), (double)(bound + c->n_fixed),
                              proven);
    adg_cover_free(&cover);
    return status;
}

/* ---- p-centre ---- */

/* Opens the lowest free candidates beside those that are needed. */
static void fill_up(const adg_siting_case *c, size_t n_more, unsigned char *open)
{
    for (size_t j = 0; j < c->m && n_more > 0; j++)
        if (c->state[j] == ADG_SITE_FREE && !open[j]) {
            open[j] = 1;
            n_more--;
        }
}

/* Is the radius enough for p sites? Then open [m] (out) has such sites, filled up to p. */
static adg_status is_enough(const adg_siting_case *c, double radius, unsigned char *open,
                            bool *found, bool *settled, adg_error *error)
{
    adg_cover cover = {0};
    size_t size = 0, p = c->problem->p;
    *settled = true;
    *found = false;
    adg_status status = make_cover(c, radius, &cover, error);
    if (status == ADG_OK) {
        memset(open, 0, c->m);
        status = greedy_cover(&cover, p, open, &size, found, error);
    }
    if (status == ADG_OK && !*found) {
        adg_cover_answer answer;
        status = adg_cover_search(&cover, p, p, &c->deadline, open, &answer, error);
        if (status == ADG_OK) {
            *found = answer.found;
            *settled = answer.found || answer.settled;
            size = answer.size;
        }
    }
    if (status == ADG_OK && *found)
        fill_up(c, p - size, open);
    if (status == ADG_OK && *found)
        status = lower(&cover, open, error);
    adg_cover_free(&cover);
    return status;
}

/* The times at which an answer may lie, upwards, each once; below the first nobody can be served. */
static adg_status list_radii(const adg_siting_case *c, double **radius, size_t *n_radii,
                             adg_error *error)
{
    const adg_reach *r = c->problem->reach;
    size_t n = 0, n_pairs = r->first[c->n];
    double *all = ADG_NEW_ARRAY(double, n_pairs), *sorted = ADG_NEW_ARRAY(double, n_pairs);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n_pairs);
    adg_status status = all && sorted && order ? ADG_OK : adg_fail_memory(error);
    double least = 0;
    for (size_t i = 0; status == ADG_OK && i < c->n; i++) {
        double nearest = INFINITY;
        for (size_t e = r->first[i]; c->counts[i] && e < r->first[i + 1]; e++)
            if (c->state[r->facility[e]] != ADG_SITE_CLOSED) {
                all[n++] = r->minutes[e];
                nearest = fmin(nearest, r->minutes[e]);
            }
        if (c->counts[i])
            least = fmax(least, nearest);
    }
    if (status == ADG_OK)
        status = adg_sort_order(all, n, order, error);
    *n_radii = 0;
    for (size_t k = 0; status == ADG_OK && k < n; k++) {
        double one = all[order[k]];
        if (one >= least && (*n_radii == 0 || one > sorted[*n_radii - 1]))
            sorted[(*n_radii)++] = one;
    }
    free(all);
    free(order);
    *radius = sorted;
    return status;
}

/* The first radius that is enough, by halves: everything below `low` is not, `high` is. */
static adg_status halve(adg_siting_case *c, const double *radius, size_t high, unsigned char *open,
                        adg_siting_answer *answer, adg_error *error)
{
    adg_status status = ADG_OK;
    size_t low = 0;
    bool settled = true;
    while (status == ADG_OK && settled && low < high) {
        size_t middle = low + (high - low) / 2;
        bool found = false;
        status = is_enough(c, radius[middle], open, &found, &settled, error);
        if (found) {
            high = middle;
            memcpy(c->open, open, c->m);
        } else if (settled) {
            low = middle + 1;
        }
    }
    adg_siting_answer_set(answer, radius[high], radius[low], low == high);
    return status;
}

static adg_status p_center(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    double *radius = NULL;
    size_t n_radii = 0;
    bool found = false, settled = true;
    unsigned char *open = ADG_NEW_ARRAY(unsigned char, c->m);
    adg_status status = open ? list_radii(c, &radius, &n_radii, error) : adg_fail_memory(error);
    if (status == ADG_OK && n_radii == 0) {
        /* Nobody has to go anywhere. */
        fill_up(c, c->problem->p, c->open);
        adg_siting_answer_set(answer, 0, 0, true);
    } else if (status == ADG_OK) {
        status = is_enough(c, radius[n_radii - 1], open, &found, &settled, error);
        if (status == ADG_OK && found) {
            memcpy(c->open, open, c->m);
            status = halve(c, radius, n_radii - 1, open, answer, error);
        } else if (status == ADG_OK) {
            adg_siting_answer_none(answer, settled);
        }
    }
    free(open);
    free(radius);
    return status;
}

adg_status adg_siting_by_cover(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    return c->model == ADG_SITING_LSCP ? set_covering(c, answer, error)
                                       : p_center(c, answer, error);
}
