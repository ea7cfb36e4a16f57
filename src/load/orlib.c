/* SPDX-License-Identifier: MPL-2.0 */
#include "load/orlib.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

enum {
    MOST_NODES = 5000
};

typedef struct {
    const char *path;
    FILE *file;
    char *text;
    size_t capacity;
    char *rest; /* of the line */
    size_t line;
} reading;

static char *next_word(reading *r)
{
    static const char blanks[] = " \t\r\n\f\v";
    for (;;) {
        char *word = r->rest ? r->rest + strspn(r->rest, blanks) : NULL;
        if (word && *word) {
            char *end = word + strcspn(word, blanks);
            r->rest = *end ? end + 1 : end;
            *end = '\0';
            return word;
        }
        if (getline(&r->text, &r->capacity, r->file) < 0)
            return NULL;
        r->rest = r->text;
        r->line++;
    }
}

static adg_status read_number(reading *r, const char *what, double least, double most, bool whole,
                              double *value, adg_error *error)
{
    const char *word = next_word(r);
    if (!word)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, line %zu: the file ends before the %s; an OR-Library file has n m p "
                          "and then m lines u v cost"),
                        r->path, r->line, what);
    if (!adg_parse_number(word, false, false, value) || !(*value >= least && *value <= most) ||
        (whole && *value != floor(*value)))
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, line %zu: \"%s\" is no %s, which is a number from %g to %g"),
                        r->path, r->line, word, what, least, most);
    return ADG_OK;
}

static adg_status read_edges(reading *r, size_t n, size_t n_edges, double *minutes,
                             adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t e = 0; status == ADG_OK && e < n_edges; e++) {
        double u, v, cost;
        status = read_number(r, _("node"), 1, (double)n, true, &u, error);
        if (status == ADG_OK)
            status = read_number(r, _("node"), 1, (double)n, true, &v, error);
        if (status == ADG_OK)
            status = read_number(r, _("cost"), 0, 1e12, false, &cost, error);
        if (status != ADG_OK || u == v)
            continue;
        size_t a = (size_t)u - 1, b = (size_t)v - 1;
        minutes[a * n + b] = minutes[b * n + a] = cost;
    }
    if (status == ADG_OK && next_word(r))
        status = adg_fail(error, ADG_E_INVALID,
                          _("%s, line %zu: there is more than the %zu edges of the first line"),
                          r->path, r->line, n_edges);
    return status;
}

/* Shortest ways between all nodes. Rows do not meet within a round: threads change no digit. */
static void complete(double *minutes, size_t n, int threads)
{
    for (size_t k = 0; k < n; k++) {
        const double *through = minutes + k * n;
#pragma omp parallel for schedule(static) num_threads(threads)
        for (size_t i = 0; i < n; i++) {
            double *row = minutes + i * n, to_k = row[k];
            for (size_t j = 0; i != k && isfinite(to_k) && j < n; j++)
                row[j] = to_k + through[j] < row[j] ? to_k + through[j] : row[j];
        }
    }
}

static adg_status make_ids(adg_orlib *o, adg_error *error)
{
    o->id = ADG_NEW_ARRAY(char *, o->n);
    for (size_t i = 0; o->id && i < o->n; i++) {
        char text[24];
        snprintf(text, sizeof text, "%zu", i + 1);
        o->id[i] = adg_copy_array(text, strlen(text) + 1, 1);
        if (!o->id[i])
            return adg_fail_memory(error);
    }
    return o->id ? ADG_OK : adg_fail_memory(error);
}

static adg_status make_reach(const double *minutes, adg_orlib *o, adg_error *error)
{
    size_t n_pairs = o->n * o->n, at = 0;
    o->reach = (adg_reach){o->n, o->n, ADG_NEW_ARRAY(size_t, o->n + 1),
                           ADG_NEW_ARRAY(uint32_t, n_pairs), ADG_NEW_ARRAY(double, n_pairs)};
    if (!o->reach.first || !o->reach.facility || !o->reach.minutes)
        return adg_fail_memory(error);
    for (size_t i = 0; i < o->n; i++) {
        for (uint32_t j = 0; j < o->n; j++)
            if (isfinite(minutes[i * o->n + j])) {
                o->reach.facility[at] = j;
                o->reach.minutes[at++] = minutes[i * o->n + j];
            }
        o->reach.first[i + 1] = at;
    }
    return ADG_OK;
}

static adg_status read(reading *r, int threads, adg_orlib *o, adg_error *error)
{
    double n = 0, n_edges = 0, p = 0;
    adg_status status = read_number(r, _("number of nodes"), 1, MOST_NODES, true, &n, error);
    if (status == ADG_OK)
        status = read_number(r, _("number of edges"), 0, 1e9, true, &n_edges, error);
    if (status == ADG_OK)
        status = read_number(r, _("number of sites"), 1, n, true, &p, error);
    if (status != ADG_OK)
        return status;
    o->n = (size_t)n;
    o->p = (size_t)p;
    double *minutes = ADG_NEW_ARRAY(double, o->n * o->n);
    if (!minutes)
        return adg_fail_memory(error);
    for (size_t e = 0; e < o->n * o->n; e++)
        minutes[e] = e % (o->n + 1) == 0 ? 0 : INFINITY;
    status = read_edges(r, o->n, (size_t)n_edges, minutes, error);
    if (status == ADG_OK) {
        complete(minutes, o->n, threads);
        status = make_ids(o, error);
    }
    if (status == ADG_OK)
        status = make_reach(minutes, o, error);
    free(minutes);
    return status;
}

adg_status adg_orlib_load(const char *path, int threads, adg_orlib *o, adg_error *error)
{
    reading r = {.path = path, .file = fopen(path, "r")};
    *o = (adg_orlib){0};
    if (!r.file)
        return adg_fail(error, ADG_E_INVALID, _("%s: cannot be opened: %s"), path, strerror(errno));
    adg_status status = read(&r, threads, o, error);
    if (status == ADG_OK && ferror(r.file))
        status = adg_fail(error, ADG_E_INVALID, _("%s: cannot be read"), path);
    free(r.text);
    fclose(r.file);
    if (status != ADG_OK)
        adg_orlib_release(o);
    return status;
}

void adg_orlib_release(adg_orlib *o)
{
    for (size_t i = 0; o->id && i < o->n; i++)
        free(o->id[i]);
    free(o->id);
    adg_reach_release(&o->reach);
    *o = (adg_orlib){0};
}
