/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/cover_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"

enum {
    ROOT_STEPS = 400,
    NODE_STEPS = 80
};

typedef struct {
    const adg_deadline *deadline;
    size_t n_nodes;
    bool out_of_time;
} search;

/* Room of one node. */
typedef struct {
    unsigned char *keep_row, *keep_column, *taken, *mine;
    uint64_t *work;
    double *reduced, *numbers;
    uint32_t *best; /* names of the best cover found here */
} room;

static adg_status make_room(const adg_cover *c, room *r, adg_error *error)
{
    size_t n_numbers = 2 * c->n_rows;
    *r = (room){ADG_NEW_ARRAY(unsigned char, c->n_rows),
                ADG_NEW_ARRAY(unsigned char, c->n_columns),
                ADG_NEW_ARRAY(unsigned char, c->n_columns),
                ADG_NEW_ARRAY(unsigned char, c->n_rows),
                ADG_NEW_ARRAY(uint64_t, adg_cover_work_words(c)),
                ADG_NEW_ARRAY(double, c->n_columns),
                ADG_NEW_ARRAY(double, n_numbers),
                ADG_NEW_ARRAY(uint32_t, c->n_columns)};
    bool whole = r->keep_row && r->keep_column && r->taken && r->mine && r->work && r->reduced &&
                 r->numbers && r->best;
    return whole ? ADG_OK : adg_fail_memory(error);
}

static void free_room(room *r)
{
    free(r->keep_row);
    free(r->keep_column);
    free(r->taken);
    free(r->mine);
    free(r->work);
    free(r->reduced);
    free(r->numbers);
    free(r->best);
}

/* The smallest cover of at most `limit`: *size and names [*size] (out); *size = limit + 1: none was
 * found. Ends at the first of at most `enough`. */
static adg_status least(search *s, const adg_cover *from, size_t limit, size_t enough, int steps,
                        size_t *size, uint32_t *names, adg_error *error);

static size_t count(const unsigned char *keep, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        kept += keep[i];
    return kept;
}

/* ---- separate parts ---- */

/* Marks the rows that hang together with row `start` in r->mine, columns in r->taken. */
static size_t mark_part(const adg_cover *c, size_t start, room *r)
{
    memset(r->mine, 0, c->n_rows);
    memset(r->taken, 0, c->n_columns);
    r->mine[start] = 1;
    size_t n = 1;
    for (bool any = true; any;) {
        any = false;
        for (size_t j = 0; j < c->n_columns; j++) {
            if (r->taken[j])
                continue;
            for (size_t i = 0; i < c->n_rows && !r->taken[j]; i++)
                r->taken[j] = r->mine[i] && adg_cover_has(c, i, j);
            for (size_t i = 0; r->taken[j] && i < c->n_rows; i++)
                if (!r->mine[i] && adg_cover_has(c, i, j)) {
                    r->mine[i] = 1;
                    n++;
                    any = true;
                }
        }
    }
    return n;
}

/* Solves one part after the other; every part still to come needs at least one. */
static adg_status part_by_part(search *s, const adg_cover *c, size_t limit, size_t *size,
                               uint32_t *names, adg_error *error)
{
    room r;
    adg_status status = make_room(c, &r, error);
    size_t used = 0;
    if (status == ADG_OK)
        memset(r.keep_row, 1, c->n_rows);
    for (size_t i = 0; status == ADG_OK && i < c->n_rows && used <= limit; i++) {
        if (!r.keep_row[i])
            continue;
        mark_part(c, i, &r);
        for (size_t k = 0; k < c->n_rows; k++)
            r.keep_row[k] = r.keep_row[k] && !r.mine[k];
        size_t later = count(r.keep_row, c->n_rows) > 0;
        size_t left = limit >= used + later ? limit - used - later : 0, found = 0;
        adg_cover part;
        status = adg_cover_part(c, r.mine, r.taken, &part, error);
        if (status != ADG_OK)
            break;
        status = least(s, &part, left, 0, NODE_STEPS, &found, names + used, error);
        adg_cover_free(&part);
        used = found > left ? limit + 1 : used + found;
    }
    free_room(&r);
    *size = used;
    return status;
}

/* ---- branching ---- */

/* The row with the fewest columns; they are gathered in order [n] (out), the cheapest first. */
static size_t branching_columns(const adg_cover *c, const double *reduced, uint32_t *order)
{
    size_t best = 0, best_n = SIZE_MAX;
    for (size_t i = 0; i < c->n_rows; i++) {
        size_t n = 0;
        for (size_t j = 0; j < c->n_columns; j++)
            n += adg_cover_has(c, i, j);
        if (n < best_n) {
            best_n = n;
            best = i;
        }
    }
    size_t n = 0;
    for (uint32_t j = 0; j < c->n_columns; j++) {
        if (!adg_cover_has(c, best, j))
            continue;
        size_t at = n++;
        for (; at > 0 && reduced[order[at - 1]] > reduced[j]; at--)
            order[at] = order[at - 1];
        order[at] = j;
    }
    return n;
}

static adg_status try_column(search *s, const adg_cover *c, const room *r, uint32_t column,
                             size_t limit, size_t enough, size_t *size, uint32_t *names,
                             adg_error *error)
{
    unsigned char *keep_row = r->mine;
    for (size_t i = 0; i < c->n_rows; i++)
        keep_row[i] = !adg_cover_has(c, i, column);
    adg_cover part;
    adg_status status = adg_cover_part(c, keep_row, r->keep_column, &part, error);
    if (status != ADG_OK)
        return status;
    size_t found = 0;
    status = least(s, &part, limit - 1, enough > 0 ? enough - 1 : 0, NODE_STEPS, &found, names + 1,
                   error);
    adg_cover_free(&part);
    names[0] = c->name[column];
    *size = found + 1;
    return status;
}

static adg_status branch(search *s, const adg_cover *c, room *r, size_t limit, size_t enough,
                         size_t *size, uint32_t *names, adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, c->n_columns);
    adg_status status = order ? ADG_OK : adg_fail_memory(error);
    size_t n = status == ADG_OK ? branching_columns(c, r->reduced, order) : 0;
    memset(r->keep_column, 1, c->n_columns);
    *size = limit + 1;
    size_t room_for = limit;
    for (size_t k = 0; status == ADG_OK && k < n && room_for > 0 && *size > enough; k++) {
        size_t found = 0;
        r->keep_column[order[k]] = 0;
        status = try_column(s, c, r, order[k], room_for, enough, &found, r->best, error);
        if (status == ADG_OK && found <= room_for) {
            memcpy(names, r->best, found * sizeof *names);
            *size = found;
            room_for = found - 1;
        }
    }
    free(order);
    return status;
}

/* ---- a node ---- */

/* Columns that no cover within the limit uses, or does without, by their reduced costs. */
static bool settle_columns(const adg_cover *c, double bound, size_t limit, room *r)
{
    bool any = false;
    memset(r->keep_column, 1, c->n_columns);
    for (size_t j = 0; j < c->n_columns; j++)
        if (r->reduced[j] > 0 && bound + r->reduced[j] > (double)limit + 1e-6) {
            r->keep_column[j] = 0;
            any = true;
        }
    return any;
}

static adg_status solve_reduced(search *s, adg_cover *c, size_t limit, size_t enough, int steps,
                                size_t *size, uint32_t *names, adg_error *error)
{
    room r;
    *size = limit + 1;
    adg_status status = make_room(c, &r, error);
    if (status == ADG_OK && mark_part(c, 0, &r) < c->n_rows) {
        free_room(&r);
        return part_by_part(s, c, limit, size, names, error);
    }
    double bound = INFINITY;
    if (status == ADG_OK)
        status = adg_cover_bound(c, limit, steps, r.reduced, r.numbers, &bound, error);
    if (status == ADG_OK && bound <= (double)limit + 1e-6) {
        if (settle_columns(c, bound, limit, &r)) {
            adg_cover part;
            memset(r.keep_row, 1, c->n_rows);
            status = adg_cover_part(c, r.keep_row, r.keep_column, &part, error);
            if (status == ADG_OK) {
                status = least(s, &part, limit, enough, NODE_STEPS, size, names, error);
                adg_cover_free(&part);
            }
        } else {
            status = branch(s, c, &r, limit, enough, size, names, error);
        }
    }
    free_room(&r);
    return status;
}

static adg_status least(search *s, const adg_cover *from, size_t limit, size_t enough, int steps,
                        size_t *size, uint32_t *names, adg_error *error)
{
    *size = limit + 1;
    s->n_nodes++;
    s->out_of_time = s->out_of_time || adg_deadline_passed(s->deadline);
    adg_status status = adg_ask(s->deadline->ctx, error);
    if (status != ADG_OK || s->out_of_time)
        return status;
    if (from->n_rows == 0) {
        *size = 0;
        return ADG_OK;
    }
    if (limit == 0)
        return ADG_OK;
    room r;
    adg_cover part;
    status = make_room(from, &r, error);
    if (status == ADG_OK) {
        memset(r.keep_row, 1, from->n_rows);
        memset(r.keep_column, 1, from->n_columns);
    }
    if (status == ADG_OK && adg_cover_reduce(from, r.keep_row, r.keep_column, r.taken, r.work)) {
        size_t n_taken = 0;
        for (size_t j = 0; j < from->n_columns && n_taken <= limit; j++)
            if (r.taken[j])
                names[n_taken++] = from->name[j];
        bool done = count(r.keep_row, from->n_rows) == 0;
        if (n_taken <= limit && done) {
            *size = n_taken;
        } else if (n_taken < limit) {
            size_t found = 0, left = limit - n_taken;
            status = adg_cover_part(from, r.keep_row, r.keep_column, &part, error);
            if (status == ADG_OK) {
                status = solve_reduced(s, &part, left, enough > n_taken ? enough - n_taken : 0,
                                       steps, &found, names + n_taken, error);
                adg_cover_free(&part);
                *size = found <= left ? n_taken + found : limit + 1;
            }
        }
    }
    free_room(&r);
    return status;
}

adg_status adg_cover_search(const adg_cover *cover, size_t limit, size_t enough,
                            const adg_deadline *deadline, unsigned char *open,
                            adg_cover_answer *answer, adg_error *error)
{
    search s = {.deadline = deadline};
    size_t size = limit + 1, n_names = cover->n_columns + 2;
    uint32_t *names = ADG_NEW_ARRAY(uint32_t, n_names);
    adg_status status = names ? least(&s, cover, limit, enough, ROOT_STEPS, &size, names, error)
                              : adg_fail_memory(error);
    if (status == ADG_OK) {
        bool found = size <= limit;
        bool settled = !s.out_of_time || (found && size <= enough);
        for (size_t k = 0; found && k < size; k++)
            open[names[k]] = 1;
        *answer = (adg_cover_answer){found, settled, found ? size : 0, s.n_nodes};
    }
    free(names);
    return status;
}
