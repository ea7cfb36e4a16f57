/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/discretion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

typedef struct {
    const adg_study *study;
    const adg_output_cells *squares;
    adg_discretion *d;
    const double *households; /* [cells] or NULL */
} job;

static bool has_few(const adg_discretion *d, double people)
{
    return d->on && people > 0 && people < d->rules.min_persons;
}

/* ---- areas: a level's zones, or the squares ---- */

/* Areas whose counts add up to those of their parents. */
typedef struct {
    size_t n;
    const uint32_t *of_cell;     /* [cells] ADG_NONE = in none */
    double *people, *households; /* [n] households NaN where not known */
    uint32_t *parent;            /* [n] area most of its people share; ADG_NONE = the region */
    bool *forced;                /* [groups x n] hidden because a part of it is */
} areas;

static void areas_release(areas *a)
{
    free(a->people);
    free(a->households);
    free(a->parent);
    free(a->forced);
}

/* The parent of most people of each area; cells area by area would be quicker, this is plain. */
static adg_status find_parents(const job *j, const uint32_t *parent_of_cell, areas *a,
                               adg_error *error)
{
    double *most = ADG_NEW_ARRAY(double, a->n);
    if (!most)
        return adg_fail_memory(error);
    for (size_t k = 0; k < a->n; k++)
        a->parent[k] = ADG_NONE;
    for (size_t i = 0; parent_of_cell && i < j->study->cells.n; i++) {
        uint32_t k = a->of_cell[i];
        if (k == ADG_NONE || parent_of_cell[i] == ADG_NONE)
            continue;
        if (a->parent[k] == ADG_NONE || j->study->cells.people[i] > most[k]) {
            a->parent[k] = parent_of_cell[i];
            most[k] = j->study->cells.people[i];
        }
    }
    free(most);
    return ADG_OK;
}

static adg_status areas_make(const job *j, const uint32_t *of_cell, size_t n,
                             const uint32_t *parent_of_cell, areas *a, adg_error *error)
{
    const adg_cells *cells = &j->study->cells;
    *a = (areas){.n = n,
                 .of_cell = of_cell,
                 .people = ADG_NEW_ARRAY(double, n),
                 .households = ADG_NEW_ARRAY(double, n),
                 .parent = ADG_NEW_ARRAY(uint32_t, n),
                 .forced = ADG_NEW_ARRAY(bool, cells->n_groups *n)};
    if (!a->people || !a->households || !a->parent || !a->forced)
        return adg_fail_memory(error);
    for (size_t k = 0; k < n; k++)
        a->households[k] = j->households ? 0 : NAN;
    for (size_t i = 0; i < cells->n; i++)
        if (of_cell[i] != ADG_NONE) {
            a->people[of_cell[i]] += cells->people[i];
            a->households[of_cell[i]] += j->households ? j->households[i] : 0;
        }
    return find_parents(j, parent_of_cell, a, error);
}

/* ---- counts of one group ---- */

/* Hides what is small, and beside it what would give it away by subtraction from a parent's sum, of
 * the areas [n] at position[0 ... n - 1]. True: the sum itself would give it away. */
static bool hide_among(const job *j, const areas *a, const bool *forced, double *count,
                       const size_t *position, size_t n, double *cell, bool *hidden, bool *row)
{
    for (size_t k = 0; k < n; k++) {
        size_t at = position[k];
        adg_disclosure shown =
            adg_disclosure_of_share(&j->d->rules, a->people[at], a->households[at], count[at]);
        bool hide = forced[at] || isnan(count[at]) || shown == ADG_HIDDEN_SMALL_AREA ||
                    shown == ADG_HIDDEN_SMALL_COUNT;
        /* 1 is small under every rule; complements are chosen among the others. */
        cell[k] = hide ? 1 : j->d->rules.small + 1 + count[at];
        if (!hide && count[at] == 0)
            cell[k] = 0;
    }
    bool hide_sum = false;
    adg_suppress_table(&j->d->rules, cell, n, 1, hidden, row, &hide_sum);
    for (size_t k = 0; k < n; k++)
        if (hidden[k])
            count[position[k]] = NAN;
    return hide_sum;
}

static size_t parent_at(const areas *a, size_t k, size_t n_parents)
{
    return a->parent[k] == ADG_NONE ? n_parents : a->parent[k];
}

/* Areas by parent, the region last: those of parent p stand at position[first[p]] ... first[p + 1]
 * - 1. first [n_parents + 2], next [n_parents + 1] is working room. */
static void sort_by_parent(const areas *a, size_t n_parents, size_t *first, size_t *next,
                           size_t *position)
{
    for (size_t k = 0; k < a->n; k++)
        first[parent_at(a, k, n_parents) + 1]++;
    for (size_t p = 0; p <= n_parents; p++) {
        first[p + 1] += first[p];
        next[p] = first[p];
    }
    for (size_t k = 0; k < a->n; k++)
        position[next[parent_at(a, k, n_parents)]++] = k;
}

/* count [groups x n] is hidden in place; the parents' sums that have to go with it are marked. What
 * lies in no parent is no area that anybody names: its sum guards nothing. */
static adg_status hide_counts(const job *j, const areas *a, double *count, areas *parents,
                              bool *hide_total, adg_error *error)
{
    size_t n_parents = parents ? parents->n : 0, n_groups = j->study->cells.n_groups;
    size_t *first = ADG_NEW_ARRAY(size_t, n_parents + 2);
    size_t *next = ADG_NEW_ARRAY(size_t, n_parents + 1);
    size_t *position = ADG_NEW_ARRAY(size_t, a->n);
    double *cell = ADG_NEW_ARRAY(double, a->n);
    bool *hidden = ADG_NEW_ARRAY(bool, a->n), *row = ADG_NEW_ARRAY(bool, a->n);
    bool ok = first && next && position && cell && hidden && row;
    if (ok)
        sort_by_parent(a, n_parents, first, next, position);
    for (size_t g = 0; ok && g < n_groups; g++)
        for (size_t p = 0; p <= n_parents; p++) {
            bool hide = hide_among(j, a, a->forced + g * a->n, count + g * a->n,
                                   position + first[p], first[p + 1] - first[p], cell, hidden, row);
            if (hide && p < n_parents)
                parents->forced[g * n_parents + p] = true;
            else if (hide && !parents)
                hide_total[g] = true;
        }
    free(first);
    free(next);
    free(position);
    free(cell);
    free(hidden);
    free(row);
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- what there is ---- */

static adg_status copy_zone_counts(const job *j, adg_error *error)
{
    const adg_study *study = j->study;
    size_t n_groups = study->cells.n_groups;
    for (size_t l = 0; l < study->n_levels; l++) {
        size_t n = study->level[l].zones.n;
        j->d->zone_group[l] = ADG_NEW_ARRAY(double, n_groups *n);
        j->d->zone_hidden[l] = ADG_NEW_ARRAY(bool, n);
        if (!j->d->zone_group[l] || !j->d->zone_hidden[l])
            return adg_fail_memory(error);
        if (n_groups)
            memcpy(j->d->zone_group[l], study->level[l].group, n_groups * n * sizeof(double));
        for (size_t z = 0; z < n; z++) {
            bool hide =
                study->project->deprivation.given && has_few(j->d, study->level[l].people[z]);
            j->d->zone_hidden[l][z] = hide;
            j->d->n_hidden_zones += hide ? 1 : 0;
        }
    }
    for (size_t g = 0; g < n_groups; g++) {
        j->d->group_total[g] = study->cells.group_total[g];
        adg_output_cells_sum(j->squares, study->cells.group + g * study->cells.n,
                             j->d->square_group + g * j->squares->n);
    }
    return ADG_OK;
}

static adg_status make_level_areas(const job *j, areas *all, adg_error *error)
{
    const adg_study *study = j->study;
    adg_status status = ADG_OK;
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = areas_make(j, study->level[l].zone_of_cell, study->level[l].zones.n,
                            l ? study->level[l - 1].zone_of_cell : NULL, &all[l], error);
    return status;
}

/* ---- deprivation ---- */

static void hide_deprivation(const job *j)
{
    const adg_study *study = j->study;
    adg_sum people = {0};
    for (size_t i = 0; i < study->cells.n; i++) {
        bool hide = !isnan(study->deprivation[i]) && has_few(j->d, study->deprivation_people[i]);
        j->d->cell_hidden[i] = hide;
        j->d->deprivation[i] = hide ? NAN : study->deprivation[i];
        if (!hide || !(study->cells.people[i] > 0))
            continue;
        adg_sum_add(&people, study->cells.people[i]);
        j->d->square_hidden[j->squares->of_cell[i]] = true;
    }
    j->d->hidden_people = adg_sum_value(&people);
    for (size_t s = 0; s < j->squares->n; s++)
        j->d->n_hidden_squares += j->d->square_hidden[s] ? 1 : 0;
}

/* ---- the grid of groups ---- */

/* Sides of the nested squares: those of the maps, then a kilometre and ten, where they nest. */
static size_t sides_of(double cell_m, double side[3])
{
    size_t n = 0;
    side[n++] = cell_m;
    for (double next = 1000; next <= 10000; next *= 10)
        if (next > side[n - 1] && fmod(next, side[n - 1]) == 0)
            side[n++] = next;
    return n;
}

static adg_status sum_grid(const job *j, const adg_merged_cell *merged, size_t n,
                           const uint32_t *merged_of_square, const double *side, adg_error *error)
{
    const adg_cells *cells = &j->study->cells;
    j->d->grid = ADG_NEW_ARRAY(adg_group_square, n);
    if (!j->d->grid)
        return adg_fail_memory(error);
    for (size_t k = 0; k < n; k++) {
        adg_group_square *square = &j->d->grid[j->d->n_grid++];
        *square = (adg_group_square){merged[k].x, merged[k].y, side[merged[k].level],
                                     merged[k].persons, ADG_NEW_ARRAY(double, cells->n_groups)};
        if (!square->group)
            return adg_fail_memory(error);
    }
    for (size_t i = 0; i < cells->n; i++) {
        uint32_t k = merged_of_square[j->squares->of_cell[i]];
        for (size_t g = 0; k != ADG_NONE && g < cells->n_groups; g++)
            j->d->grid[k].group[g] += cells->group[g * cells->n + i];
    }
    for (size_t k = 0; k < n; k++)
        for (size_t g = 0; g < cells->n_groups; g++) {
            double *count = &j->d->grid[k].group[g];
            adg_disclosure shown = adg_disclosure_of_share(&j->d->rules, merged[k].persons,
                                                           merged[k].households, *count);
            if (merged[k].hidden || shown != ADG_SHOWN)
                *count = NAN;
        }
    return ADG_OK;
}

/* of_square [squares] (out): position in the grid, ADG_NONE = empty. */
static adg_status merge_squares(const job *j, uint32_t *of_square, adg_error *error)
{
    const adg_output_cells *squares = j->squares;
    double side[3];
    size_t n_sides = sides_of(squares->grid.cell_m, side), n_merged = 0;
    double *xy = ADG_NEW_ARRAY(double, 2 * squares->n);
    double *households = j->households ? ADG_NEW_ARRAY(double, squares->n) : NULL;
    adg_merged_cell *merged = ADG_NEW_ARRAY(adg_merged_cell, squares->n);
    bool ok = xy && (households || !j->households) && merged;
    for (size_t s = 0; ok && s < squares->n; s++)
        adg_output_cells_centre(squares, s, xy + 2 * s);
    if (ok && households)
        adg_output_cells_sum(squares, j->households, households);
    adg_status status =
        ok ? adg_merge_grid(&j->d->rules, xy, squares->people, households, squares->n, side,
                            n_sides, merged, &n_merged, of_square, error)
           : adg_fail_memory(error);
    if (status == ADG_OK)
        status = sum_grid(j, merged, n_merged, of_square, side, error);
    free(xy);
    free(households);
    free(merged);
    return status;
}

/* ---- from the squares up to the region ---- */

/* The total of a larger square gives away the only part of it that is hidden: the total gives way,
 * since zones are what people read. */
static adg_status guard_grid(const job *j, const uint32_t *of_square, adg_error *error)
{
    size_t n_squares = j->squares->n;
    size_t *n_hidden = ADG_NEW_ARRAY(size_t, j->d->n_grid);
    bool ok = n_hidden != NULL;
    for (size_t g = 0; ok && g < j->study->cells.n_groups; g++) {
        for (size_t k = 0; k < j->d->n_grid; k++)
            n_hidden[k] = 0;
        for (size_t s = 0; s < n_squares; s++)
            if (of_square[s] != ADG_NONE && isnan(j->d->square_group[g * n_squares + s]))
                n_hidden[of_square[s]]++;
        for (size_t k = 0; k < j->d->n_grid; k++)
            if (n_hidden[k] == 1)
                j->d->grid[k].group[g] = NAN;
    }
    free(n_hidden);
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status hide_squares(const job *j, areas *finest, bool *hide_total, adg_error *error)
{
    const adg_study *study = j->study;
    areas squares = {0};
    uint32_t *of_square = ADG_NEW_ARRAY(uint32_t, j->squares->n);
    adg_status status = of_square ? merge_squares(j, of_square, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = areas_make(j, j->squares->of_cell, j->squares->n,
                            study->level[study->n_levels - 1].zone_of_cell, &squares, error);
    if (status == ADG_OK)
        status = hide_counts(j, &squares, j->d->square_group, finest, hide_total, error);
    if (status == ADG_OK)
        status = guard_grid(j, of_square, error);
    areas_release(&squares);
    free(of_square);
    return status;
}

static void count_hidden(const job *j)
{
    for (size_t l = 0; l < j->study->n_levels; l++)
        for (size_t k = 0; k < j->study->cells.n_groups * j->study->level[l].zones.n; k++) {
            j->d->n_counts++;
            j->d->n_hidden_counts += isnan(j->d->zone_group[l][k]) ? 1 : 0;
        }
}

static adg_status hide_groups(const job *j, adg_error *error)
{
    const adg_study *study = j->study;
    size_t n_levels = study->n_levels, n_groups = study->cells.n_groups;
    areas *all = ADG_NEW_ARRAY(areas, n_levels);
    bool *hide_total = ADG_NEW_ARRAY(bool, n_groups);
    adg_status status =
        all && hide_total ? make_level_areas(j, all, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = hide_squares(j, &all[n_levels - 1], hide_total, error);
    for (size_t l = n_levels; status == ADG_OK && l-- > 0;)
        status =
            hide_counts(j, &all[l], j->d->zone_group[l], l ? &all[l - 1] : NULL, hide_total, error);
    for (size_t g = 0; status == ADG_OK && g < n_groups; g++)
        if (hide_total[g])
            j->d->group_total[g] = NAN;
    for (size_t l = 0; all && l < n_levels; l++)
        areas_release(&all[l]);
    free(all);
    free(hide_total);
    return status;
}

/* ---- all ---- */

/* The group that counts households, where the project names one. */
static const double *households_of(const adg_study *study)
{
    const char *name = study->project->discretion.households;
    for (size_t g = 0; name && g < study->cells.n_groups; g++)
        if (adg_text_equal(study->cells.group_name[g], name))
            return study->cells.group + g * study->cells.n;
    return NULL;
}

static bool allocate(const job *j)
{
    const adg_study *study = j->study;
    adg_discretion *d = j->d;
    d->zone_group = ADG_NEW_ARRAY(double *, study->n_levels);
    d->zone_hidden = ADG_NEW_ARRAY(bool *, study->n_levels);
    d->group_total = ADG_NEW_ARRAY(double, study->cells.n_groups);
    d->square_group = ADG_NEW_ARRAY(double, study->cells.n_groups * j->squares->n);
    d->deprivation = ADG_NEW_ARRAY(double, study->cells.n);
    d->cell_hidden = ADG_NEW_ARRAY(bool, study->cells.n);
    d->square_hidden = ADG_NEW_ARRAY(bool, j->squares->n);
    return d->zone_group && d->zone_hidden && d->group_total && d->square_group && d->deprivation &&
           d->cell_hidden && d->square_hidden;
}

adg_status adg_discretion_make(const adg_study *study, const adg_output_cells *squares,
                               adg_discretion *d, adg_error *error)
{
    const adg_discretion_settings *settings = &study->project->discretion;
    *d = (adg_discretion){.on = settings->on,
                          .social = study->cells.n_groups > 0 || study->project->deprivation.given,
                          .rules = {settings->min_persons, settings->min_households,
                                    settings->small}};
    const job j = {study, squares, d, households_of(study)};
    adg_status status = allocate(&j) ? copy_zone_counts(&j, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        hide_deprivation(&j);
    if (status == ADG_OK && d->on && study->cells.n_groups > 0)
        status = hide_groups(&j, error);
    if (status == ADG_OK)
        count_hidden(&j);
    return status;
}

bool adg_any_hidden(const double *count, size_t n_counts, const bool *hidden, size_t n)
{
    bool any = false;
    for (size_t k = 0; k < n_counts; k++)
        any = any || isnan(count[k]);
    for (size_t k = 0; k < n; k++)
        any = any || hidden[k];
    return any;
}

void adg_discretion_release(adg_discretion *d, size_t n_levels)
{
    for (size_t l = 0; l < n_levels; l++) {
        if (d->zone_group)
            free(d->zone_group[l]);
        if (d->zone_hidden)
            free(d->zone_hidden[l]);
    }
    for (size_t k = 0; k < d->n_grid; k++)
        free(d->grid[k].group);
    free(d->zone_group);
    free(d->zone_hidden);
    free(d->group_total);
    free(d->square_group);
    free(d->deprivation);
    free(d->cell_hidden);
    free(d->square_hidden);
    free(d->grid);
    *d = (adg_discretion){0};
}
