/* SPDX-License-Identifier: MPL-2.0 */
#include "csv.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_text(const char *path, char **text, failure *why)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return fail(why, "%s: cannot be opened: %s", path, strerror(errno));
    bool done = false;
    size_t n = 0, capacity = 0;
    char *bytes = NULL;
    for (;;) {
        char *larger = grown(bytes, &capacity, n + 65536, 1);
        if (!larger) {
            fail_memory(why);
            goto cleanup;
        }
        bytes = larger;
        const size_t got = fread(bytes + n, 1, 65535, file);
        n += got;
        if (got == 0)
            break;
    }
    if (ferror(file)) {
        fail(why, "%s: cannot be read: %s", path, strerror(errno));
        goto cleanup;
    }
    bytes[n] = '\0';
    *text = bytes;
    bytes = NULL;
    done = true;
cleanup:
    free(bytes);
    fclose(file);
    return done;
}

static size_t count(const char *text, char wanted)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text == wanted;
    return n;
}

/* Cuts one line into the cells of the next row. */
static bool add_row(csv_table *table, char *line, int line_number, failure *why)
{
    const size_t n_cells = count(line, ',') + 1;
    if (table->n_rows == 0)
        table->n_columns = n_cells;
    if (n_cells != table->n_columns)
        return fail(why, "%s:%d: %zu cells, but the header has %zu", table->path, line_number,
                    n_cells, table->n_columns);
    char **cells = realloc(table->cell, (table->n_rows + 1) * n_cells * sizeof *cells);
    if (!cells)
        return fail_memory(why);
    table->cell = cells;
    int *lines = realloc(table->line, (table->n_rows + 1) * sizeof *lines);
    if (!lines)
        return fail_memory(why);
    table->line = lines;
    for (size_t c = 0; c < n_cells; c++) {
        cells[table->n_rows * n_cells + c] = line;
        line += strcspn(line, ",");
        *line++ = '\0';
    }
    lines[table->n_rows++] = line_number;
    return true;
}

bool csv_read(const char *folder, const char *name, csv_table *table, failure *why)
{
    *table = (csv_table){0};
    const size_t length = strlen(folder) + strlen(name) + 2;
    table->path = malloc(length);
    if (!table->path)
        return fail_memory(why);
    snprintf(table->path, length, "%s/%s", folder, name);
    if (!read_text(table->path, &table->text, why))
        return false;
    int line_number = 0;
    for (char *line = table->text; *line;) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        if (end > line && end[-1] == '\r')
            end[-1] = '\0';
        line_number++;
        if (*line && *line != '#' && !add_row(table, line, line_number, why))
            return false;
        line = next;
    }
    return table->n_rows > 0 || fail(why, "%s: is empty", table->path);
}

void csv_release(csv_table *table)
{
    free(table->path);
    free(table->text);
    free(table->cell);
    free(table->line);
    *table = (csv_table){0};
}

bool csv_fail(const csv_table *table, size_t record, failure *why, const char *message,
              const char *what)
{
    return fail(why, "%s:%d: %s '%s'", table->path, table->line[record + 1], message, what);
}

static bool set_member(const csv_table *table, size_t record, const csv_field *field,
                       const char *cell, char *member, failure *why)
{
    char *end = NULL;
    errno = 0;
    if (field->kind == CSV_TEXT) {
        memcpy(member, &cell, sizeof cell);
        return true;
    }
    if (field->kind == CSV_NUMBER) {
        const double value = strtod(cell, &end);
        memcpy(member, &value, sizeof value);
    } else {
        const int64_t value = *cell ? strtoll(cell, &end, 10) : 0;
        memcpy(member, &value, sizeof value);
        if (!*cell)
            return true;
    }
    if (end == cell || *end || errno)
        return csv_fail(table, record, why, "not a number:", cell);
    return true;
}

static bool find_column(const csv_table *table, const char *name, size_t *column, failure *why)
{
    for (*column = 0; *column < table->n_columns; ++*column)
        if (strcmp(table->cell[*column], name) == 0)
            return true;
    return fail(why, "%s:%d: there is no column '%s'", table->path, table->line[0], name);
}

bool csv_records(const csv_table *table, const csv_field *fields, size_t n_fields,
                 size_t record_size, void **records, size_t *n_records, failure *why)
{
    const size_t n = table->n_rows - 1;
    char *bytes = calloc(n ? n : 1, record_size);
    if (!bytes)
        return fail_memory(why);
    for (size_t f = 0; f < n_fields; f++) {
        size_t column;
        if (!find_column(table, fields[f].column, &column, why))
            goto failed;
        for (size_t r = 0; r < n; r++) {
            const char *cell = table->cell[(r + 1) * table->n_columns + column];
            char *member = bytes + r * record_size + fields[f].offset;
            if (!set_member(table, r, &fields[f], cell, member, why))
                goto failed;
        }
    }
    *records = bytes;
    *n_records = n;
    return true;
failed:
    free(bytes);
    return false;
}
