/* SPDX-License-Identifier: MPL-2.0 */
#include "load/csv_table.h"

#include <csv.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/encoding.h"

/* A reading under way: libcsv calls back for every cell and every row. */
typedef struct {
    adg_csv *csv;
    adg_faults *faults;
    size_t column;        /* the next cell's */
    size_t capacity;      /* rows there is room for */
    long long line;       /* now being fed */
    long long first_line; /* where the current record began */
    bool inside;          /* of a record: its first cell may end on a later line */
    bool header_done, out_of_memory, header_wrong;
} reading;

static adg_place place_of_line(const adg_csv *csv, long long line, const char *column)
{
    return (adg_place){csv->shown, NULL, column, line};
}

static void take_header_cell(reading *r, const char *name)
{
    if (adg_table_find(&r->csv->table, name)) {
        adg_faults_add(r->faults, ADG_ERROR, "duplicate_column",
                       place_of_line(r->csv, r->line, name), "%s",
                       _("the column name stands in the header twice."));
        r->header_wrong = true;
    }
    r->out_of_memory = r->out_of_memory || !adg_table_add_text(&r->csv->table, name, NULL);
}

static bool make_room(reading *r)
{
    adg_table *table = &r->csv->table;
    if (table->n_rows < r->capacity)
        return true;
    size_t capacity = r->capacity ? 2 * r->capacity : 256;
    long long *line = realloc(r->csv->line, capacity * sizeof *line);
    if (!line)
        return false;
    r->csv->line = line;
    for (size_t c = 0; c < table->n_columns; c++) {
        char **text = realloc(table->column[c].text, capacity * sizeof *text);
        if (!text)
            return false;
        table->column[c].text = text;
    }
    r->capacity = capacity;
    return true;
}

/* The row exists from its first cell on, empty, so that release finds every text. */
static bool begin_row(reading *r)
{
    adg_table *table = &r->csv->table;
    if (!make_room(r))
        return false;
    for (size_t c = 0; c < table->n_columns; c++)
        table->column[c].text[table->n_rows] = NULL;
    r->csv->line[table->n_rows++] = r->first_line;
    return true;
}

static void take_cell(void *bytes, size_t length, void *data)
{
    reading *r = data;
    char *raw = adg_strdup_format("%.*s", (int)length, bytes ? (const char *)bytes : "");
    char *text = raw ? adg_utf8_copy(raw) : NULL;
    free(raw);
    if (!text || r->out_of_memory) {
        r->out_of_memory = true;
        free(text);
        return;
    }
    if (!r->header_done) {
        take_header_cell(r, text);
        free(text);
        return;
    }
    if (r->column == 0)
        r->out_of_memory = !begin_row(r);
    adg_table *table = &r->csv->table;
    if (*text && r->column < table->n_columns && !r->out_of_memory)
        table->column[r->column].text[table->n_rows - 1] = text;
    else
        free(text);
    r->column++;
}

static void take_row(int end, void *data)
{
    (void)end;
    reading *r = data;
    r->inside = false;
    if (!r->header_done) {
        r->header_done = true;
        return;
    }
    if (r->column != r->csv->table.n_columns)
        adg_fault_advise(adg_faults_add(r->faults, ADG_ERROR, "ragged_row",
                                        place_of_line(r->csv, r->first_line, NULL),
                                        _("the row has %zu cells; the header has %zu."), r->column,
                                        r->csv->table.n_columns),
                         _("Put text that holds the separator in double quotes."));
    r->column = 0;
}

/* ; wins where the header has one: then commas are decimal. What stands in quotes is a name. */
static unsigned char separator_of(const char *header)
{
    bool quoted = false, tab = false, comma = false;
    for (const char *c = header; *c; c++) {
        quoted ^= *c == '"';
        if (!quoted && *c == ';')
            return ';';
        tab = tab || (!quoted && *c == '\t');
        comma = comma || (!quoted && *c == ',');
    }
    return tab && !comma ? '\t' : ',';
}

static void fault_quotes(reading *r)
{
    adg_faults_add(r->faults, ADG_ERROR, "bad_quotes", place_of_line(r->csv, r->line, NULL), "%s",
                   _("a double quote is opened and not closed, or stands inside a cell."));
}

/* Feeds line by line, so that every record knows the line it began on. */
static void feed(FILE *file, struct csv_parser *parser, reading *r)
{
    char *buffer = NULL;
    size_t capacity = 0;
    ssize_t n;
    bool ok = true;
    while (ok && (n = getline(&buffer, &capacity, file)) >= 0) {
        const char *bytes = buffer;
        size_t length = (size_t)n;
        r->line++;
        if (!r->inside)
            r->first_line = r->line;
        r->inside = r->inside || bytes[strspn(bytes, "\r\n")] != '\0';
        if (r->line == 1 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
            bytes += 3;
            length -= 3;
        }
        if (r->line == 1) {
            unsigned char separator = separator_of(bytes);
            csv_set_delim(parser, separator);
            r->csv->decimal_comma = separator != ',';
        }
        ok = csv_parse(parser, bytes, length, take_cell, take_row, r) == length;
        if (!ok)
            fault_quotes(r);
        ok = ok && !r->out_of_memory && !r->header_wrong;
    }
    if (ok && csv_fini(parser, take_cell, take_row, r) != 0)
        fault_quotes(r);
    free(buffer);
}

adg_status adg_csv_read(const char *path, const char *shown, adg_csv *csv, adg_faults *faults,
                        adg_error *error)
{
    *csv = (adg_csv){.shown = adg_strdup(shown ? shown : path)};
    if (!csv->shown)
        return adg_fail_memory(error);
    FILE *file = fopen(path, "rb");
    if (!file) {
        adg_advise_path(adg_faults_add(faults, ADG_ERROR, "missing_file",
                                       (adg_place){csv->shown, NULL, NULL, -1},
                                       _("the table cannot be opened: %s."), strerror(errno)),
                        path);
        return ADG_OK;
    }
    reading r = {.csv = csv, .faults = faults};
    struct csv_parser parser;
    adg_status status = ADG_OK;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        status = adg_fail_memory(error);
    if (status == ADG_OK) {
        feed(file, &parser, &r);
        csv_free(&parser);
    }
    bool failed = ferror(file) != 0;
    fclose(file);
    if (r.out_of_memory)
        status = adg_fail_memory(error);
    if (failed || (status == ADG_OK && csv->table.n_columns == 0))
        adg_faults_add(faults, ADG_ERROR, "empty_table", (adg_place){csv->shown, NULL, NULL, -1},
                       "%s",
                       failed ? _("the table cannot be read to its end.")
                              : _("the table is empty: not even a header line."));
    if (status != ADG_OK)
        adg_csv_release(csv);
    return status;
}

void adg_csv_release(adg_csv *csv)
{
    adg_table_release(&csv->table);
    free(csv->line);
    free(csv->shown);
    *csv = (adg_csv){0};
}

char **adg_csv_texts(const adg_csv *csv, const char *column, bool optional, adg_faults *faults)
{
    const adg_column *found = adg_table_find(&csv->table, column);
    if (found)
        return found->text;
    if (optional || csv->table.n_columns == 0)
        return NULL;
    adg_text names = ADG_TEXT_INIT;
    for (size_t c = 0; c < csv->table.n_columns; c++)
        adg_text_format(&names, "%s%s", c ? ", " : "", csv->table.column[c].name);
    char advice[ADG_ERROR_CAPACITY / 2];
    snprintf(advice, sizeof advice, _("The table has: %s."), adg_text_string(&names));
    adg_text_release(&names);
    adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "missing_field",
                                    (adg_place){csv->shown, NULL, column, -1}, "%s",
                                    _("the table has no such column.")),
                     advice);
    return NULL;
}

double *adg_csv_numbers(const adg_csv *csv, const char *column, bool optional, adg_empty empty,
                        adg_faults *faults)
{
    char **text = adg_csv_texts(csv, column, optional, faults);
    size_t n = csv->table.n_rows;
    double *number = text ? ADG_NEW_ARRAY(double, n) : NULL;
    for (size_t i = 0; number && i < n; i++) {
        number[i] = NAN;
        if (!text[i] && empty == ADG_EMPTY_IS_NAN)
            continue;
        if (!text[i] || !adg_parse_number(text[i], csv->decimal_comma, true, &number[i]))
            adg_faults_add(faults, ADG_ERROR, "not_a_number", adg_csv_place(csv, i, column),
                           _("\"%s\" is not a number."), text[i] ? text[i] : "");
    }
    return number;
}

adg_place adg_csv_place(const adg_csv *csv, size_t row, const char *column)
{
    return place_of_line(csv, csv->line[row], column);
}
