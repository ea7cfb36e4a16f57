/* SPDX-License-Identifier: MPL-2.0 */
#include "load/gal.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"

/* A file being read, word by word. */
typedef struct {
    const char *path;
    FILE *file;
    char *text; /* the current line */
    size_t capacity;
    char *rest; /* what has not been read of it */
    size_t line;
    const char *const *id;
    size_t n;
    adg_id_index index;
    size_t *seen; /* [n] line of the unit, 0: not yet */
    size_t *last; /* [n] the last line that named it as a neighbour */
    adg_gal *gal;
    size_t capacity_links;
} reading;

static adg_status wrong(const reading *r, adg_error *error, const char *what, const char *word)
{
    return adg_fail(error, ADG_E_INVALID, _("%s, line %zu: \"%s\": %s"), r->path, r->line, word,
                    what);
}

static bool next_line(reading *r)
{
    if (getline(&r->text, &r->capacity, r->file) < 0)
        return false;
    r->rest = r->text;
    r->line++;
    return true;
}

/* The next word of the line, or NULL at its end. */
static char *next_word(reading *r)
{
    static const char blanks[] = " \t\r\n";
    char *word = r->rest + strspn(r->rest, blanks);
    if (*word == '\0')
        return NULL;
    char *end = word + strcspn(word, blanks);
    r->rest = *end ? end + 1 : end;
    *end = '\0';
    return word;
}

/* The first word from here on, over empty lines, or NULL at the end of the file. */
static char *next_word_anywhere(reading *r)
{
    char *word = r->rest ? next_word(r) : NULL;
    while (!word && next_line(r))
        word = next_word(r);
    return word;
}

static bool read_count(const char *word, size_t *count)
{
    double number;
    if (!word || !adg_parse_number(word, false, false, &number) ||
        !(number >= 0 && number < 4e9 && number == floor(number)))
        return false;
    *count = (size_t)number;
    return true;
}

static adg_status read_header(reading *r, adg_error *error)
{
    size_t n_units = 0;
    char *first = next_word_anywhere(r), *second = first ? next_word(r) : NULL;
    const char *units = second ? second : first;
    if (!first)
        return adg_fail(error, ADG_E_INVALID, _("%s: the file is empty"), r->path);
    if (!read_count(units, &n_units))
        return wrong(r, error, _("the first line must tell the number of units"), units);
    if (n_units != r->n)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, line %zu: the file is about %zu units, the layer has %zu. Do both "
                          "belong together?"),
                        r->path, r->line, n_units, r->n);
    r->rest = NULL; /* the names of the layer and the field do not matter */
    return ADG_OK;
}

static adg_status find(const reading *r, const char *word, uint32_t *position, adg_error *error)
{
    *position = adg_id_index_find(&r->index, word);
    if (*position == ADG_NONE)
        return wrong(r, error,
                     _("no unit of the layer has this id. Name the field the file was made with in "
                       "--id"),
                     word);
    return ADG_OK;
}

static adg_status read_neighbour(reading *r, uint32_t unit, adg_error *error)
{
    uint32_t neighbour = 0;
    const char *word = next_word_anywhere(r);
    if (!word)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, line %zu: the file ends before all neighbours of \"%s\""), r->path,
                        r->line, r->id[unit]);
    adg_status status = find(r, word, &neighbour, error);
    if (status != ADG_OK)
        return status;
    if (neighbour == unit)
        return wrong(r, error, _("a unit is not its own neighbour"), word);
    if (r->last[neighbour] == r->seen[unit])
        return wrong(r, error, _("this neighbour stands twice"), word);
    r->last[neighbour] = r->seen[unit];
    void *grown = adg_grow_array(r->gal->link, r->gal->n, &r->capacity_links, sizeof *r->gal->link);
    if (!grown)
        return adg_fail_memory(error);
    r->gal->link = grown;
    r->gal->link[r->gal->n][0] = unit;
    r->gal->link[r->gal->n++][1] = neighbour;
    return ADG_OK;
}

static adg_status read_unit(reading *r, const char *word, adg_error *error)
{
    uint32_t unit = 0;
    size_t n_neighbours = 0;
    adg_status status = find(r, word, &unit, error);
    if (status != ADG_OK)
        return status;
    if (r->seen[unit])
        return wrong(r, error, _("this unit stands twice"), word);
    r->seen[unit] = r->line;
    const char *count = next_word(r);
    if (!read_count(count, &n_neighbours))
        return wrong(r, error, _("the number of neighbours must come after the id"),
                     count ? count : word);
    for (size_t k = 0; status == ADG_OK && k < n_neighbours; k++)
        status = read_neighbour(r, unit, error);
    return status;
}

static adg_status check_complete(const reading *r, adg_error *error)
{
    size_t n_missing = 0, first = 0;
    for (size_t i = r->n; i-- > 0;)
        if (!r->seen[i]) {
            n_missing++;
            first = i;
        }
    if (n_missing == 0)
        return ADG_OK;
    return adg_fail(error, ADG_E_INVALID,
                    ngettext_("%s: %zu unit of the layer has no line, \"%s\"",
                              "%s: %zu units of the layer have no line, the first is \"%s\"",
                              n_missing),
                    r->path, n_missing, r->id[first]);
}

static adg_status read_all(reading *r, adg_error *error)
{
    adg_status status = read_header(r, error);
    while (status == ADG_OK) {
        const char *word = next_word_anywhere(r);
        if (!word)
            break;
        status = read_unit(r, word, error);
    }
    return status == ADG_OK ? check_complete(r, error) : status;
}

adg_status adg_gal_read(const char *path, const char *const *id, size_t n, adg_gal *gal,
                        adg_error *error)
{
    reading r = {.path = path, .id = id, .n = n, .gal = gal};
    *gal = (adg_gal){0};
    r.file = fopen(path, "r");
    if (!r.file)
        return adg_fail(error, ADG_E_INVALID, _("%s: cannot be opened: %s"), path, strerror(errno));
    r.seen = ADG_NEW_ARRAY(size_t, n);
    r.last = ADG_NEW_ARRAY(size_t, n);
    adg_status status = adg_id_index_build(id, n, &r.index, error);
    if (status == ADG_OK) {
        status = r.seen && r.last ? read_all(&r, error) : adg_fail_memory(error);
        adg_id_index_release(&r.index);
    }
    free(r.seen);
    free(r.last);
    free(r.text);
    fclose(r.file);
    if (status != ADG_OK)
        adg_gal_release(gal);
    return status;
}

void adg_gal_release(adg_gal *gal)
{
    free(gal->link);
    *gal = (adg_gal){0};
}
