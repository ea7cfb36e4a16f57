/* SPDX-License-Identifier: MPL-2.0 */
#include "support/golden.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/test.h"

enum {
    SKIPPED = 77,
    MAX_OWNED = 1024,
    MAX_PATH_LENGTH = 256
};

struct golden {
    json_t *file, *here; /* here: the case, same_as resolved */
    double rel, abs;
    size_t n_compared;
    void *owned[MAX_OWNED];
    size_t n_owned;
};

/* ---- reading ---- */

static json_t *child_of(json_t *node, const char *key)
{
    return json_is_array(node) ? json_array_get(node, strtoul(key, NULL, 10))
                               : json_object_get(node, key);
}

/* The node at a path, and the node that holds it. */
static json_t *find(json_t *node, const char *path, json_t **parent, char key[MAX_PATH_LENGTH])
{
    while (node && *path) {
        size_t n = strcspn(path, "/");
        snprintf(key, MAX_PATH_LENGTH, "%.*s", (int)n, path);
        *parent = node;
        node = child_of(node, key);
        path += n + (path[n] == '/');
    }
    return node;
}

static json_t *at(golden *g, const char *path)
{
    json_t *parent;
    char key[MAX_PATH_LENGTH];
    json_t *node = find(g->here, path, &parent, key);
    if (!node) {
        print_error("the golden case has no \"%s\"\n", path);
        _fail(__FILE__, __LINE__);
    }
    return node;
}

static void *own(golden *g, void *memory)
{
    assert_true(g->n_owned < MAX_OWNED);
    return g->owned[g->n_owned++] = memory;
}

static double value_of(const json_t *node)
{
    if (json_is_null(node))
        return NAN;
    if (json_is_string(node) && strcmp(json_string_value(node), "inf") == 0)
        return INFINITY;
    if (json_is_boolean(node))
        return json_is_true(node);
    if (!json_is_number(node)) {
        print_error("a golden value is no number\n");
        _fail(__FILE__, __LINE__);
    }
    return json_number_value(node);
}

static size_t count_leaves(const json_t *node)
{
    if (!json_is_array(node))
        return 1;
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(node); i++)
        n += count_leaves(json_array_get(node, i));
    return n;
}

static double *flatten(const json_t *node, double *to)
{
    if (!json_is_array(node)) {
        *to = value_of(node);
        return to + 1;
    }
    for (size_t i = 0; i < json_array_size(node); i++)
        to = flatten(json_array_get(node, i), to);
    return to;
}

static const double *numbers_of(golden *g, const json_t *node, size_t *n)
{
    size_t count = count_leaves(node);
    double *numbers = own(g, NEW(double, count));
    flatten(node, numbers);
    if (n)
        *n = count;
    return numbers;
}

const double *golden_numbers(golden *g, const char *path, size_t *n)
{
    return numbers_of(g, at(g, path), n);
}

double golden_number(golden *g, const char *path)
{
    return value_of(at(g, path));
}

const char *golden_text(golden *g, const char *path)
{
    const json_t *node = at(g, path);
    assert_true(json_is_string(node));
    return json_string_value(node);
}

const uint64_t *golden_wholes(golden *g, const char *path, size_t *n)
{
    const json_t *node = at(g, path);
    size_t count = count_leaves(node);
    uint64_t *wholes = own(g, NEW(uint64_t, count));
    for (size_t i = 0; i < count; i++) {
        const json_t *leaf = json_is_array(node) ? json_array_get(node, i) : node;
        wholes[i] = json_is_string(leaf) ? strtoull(json_string_value(leaf), NULL, 10)
                                         : (uint64_t)json_integer_value(leaf);
    }
    if (n)
        *n = count;
    return wholes;
}

size_t golden_count(golden *g, const char *path)
{
    json_t *parent;
    char key[MAX_PATH_LENGTH];
    const json_t *node = find(g->here, path, &parent, key);
    return json_is_array(node) ? json_array_size(node) : json_object_size(node);
}

const char *golden_key(golden *g, const char *path, size_t i)
{
    json_t *node = at(g, path);
    void *it = json_object_iter(node);
    while (i-- > 0)
        it = json_object_iter_next(node, it);
    return json_object_iter_key(it);
}

uint32_t golden_position(golden *g, const char *list, const char *text)
{
    const json_t *node = at(g, list);
    for (size_t i = 0; i < json_array_size(node); i++)
        if (strcmp(json_string_value(json_array_get(node, i)), text) == 0)
            return (uint32_t)i;
    print_error("\"%s\" is not in %s\n", text, list);
    _fail(__FILE__, __LINE__);
    return 0;
}

/* ---- comparing ---- */

/* Takes the node out of what is still to be compared; the caller lets go of it. */
static json_t *tick_off(golden *g, const char *path)
{
    json_t *parent = NULL;
    char key[MAX_PATH_LENGTH];
    json_t *node = json_incref(at(g, "expected"));
    json_t *found = find(node, path, &parent, key);
    if (!found) {
        print_error("nothing is expected under \"%s\"\n", path);
        _fail(__FILE__, __LINE__);
    }
    json_incref(found);
    if (json_is_array(parent))
        json_array_set_new(parent, strtoul(key, NULL, 10), json_object());
    else
        json_object_del(parent, key);
    json_decref(node);
    g->n_compared++;
    return found;
}

void golden_expect(golden *g, const char *path, double actual)
{
    golden_expect_all(g, path, &actual, 1);
}

void golden_expect_all(golden *g, const char *path, const double *actual, size_t n)
{
    golden_expect_some(g, path, actual, NULL, n);
}

void golden_expect_some(golden *g, const char *path, const double *actual, const int *skip,
                        size_t n)
{
    size_t count;
    json_t *node = tick_off(g, path);
    const double *expected = numbers_of(g, node, &count);
    json_decref(node);
    size_t wrong = 0;
    for (size_t i = 0; i < n && i < count; i++) {
        if ((skip && skip[i]) || close_enough(actual[i], expected[i], g->rel, g->abs))
            continue;
        wrong++;
        print_error("%s[%zu] is %.17g, expected %.17g (rel %g, abs %g)\n", path, i, actual[i],
                    expected[i], g->rel, g->abs);
    }
    if (n != count)
        print_error("%s: %zu numbers, expected %zu\n", path, n, count);
    if (wrong || n != count)
        _fail(__FILE__, __LINE__);
}

void golden_expect_wholes(golden *g, const char *path, const uint64_t *actual, size_t n)
{
    size_t count;
    char place[MAX_PATH_LENGTH];
    snprintf(place, sizeof place, "expected/%s", path);
    const uint64_t *expected = golden_wholes(g, place, &count);
    assert_int_equal(n, count);
    for (size_t i = 0; i < n; i++) {
        if (actual[i] == expected[i])
            continue;
        print_error("%s[%zu] is %" PRIu64 ", expected %" PRIu64 "\n", path, i, actual[i],
                    expected[i]);
        _fail(__FILE__, __LINE__);
    }
    json_decref(tick_off(g, path));
}

void golden_expect_text(golden *g, const char *path, const char *actual)
{
    json_t *node = tick_off(g, path);
    const char *expected = json_string_value(node);
    bool equal = expected ? strcmp(actual ? actual : "", expected) == 0 : actual == NULL;
    if (!equal)
        print_error("%s is \"%s\", expected \"%s\"\n", path, actual ? actual : "",
                    expected ? expected : "");
    json_decref(node);
    assert_true(equal);
}

/* Prints the paths that nothing was compared with; an emptied object counts as done. */
static void print_rest(const json_t *node, const char *path)
{
    char longer[MAX_PATH_LENGTH];
    const char *key;
    json_t *child;
    if (!json_is_object(node)) {
        printf("later: %s\n", path);
        return;
    }
    json_object_foreach((json_t *)node, key, child)
    {
        snprintf(longer, sizeof longer, "%s%s%s", path, *path ? "/" : "", key);
        print_rest(child, longer);
    }
}

/* ---- running ---- */

static json_t *case_named(const json_t *file, const char *name)
{
    const json_t *cases = json_object_get(file, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        json_t *c = json_array_get(cases, i);
        if (strcmp(json_string_value(json_object_get(c, "name")), name) == 0)
            return c;
    }
    return NULL;
}

/* Which case has the input: {"same_as": NAME}, or in words, {"graph": "same as NAME (...)"}. */
static bool find_same_as(const json_t *input, char name[64])
{
    const char *same = json_string_value(json_object_get(input, "same_as"));
    const char *graph = json_string_value(json_object_get(input, "graph"));
    return (same && sscanf(same, "%63s", name) == 1) ||
           (graph && sscanf(graph, "same as %63s", name) == 1);
}

static void resolve_same_as(golden *g)
{
    char name[64];
    json_t *input = json_object_get(g->here, "input");
    if (!find_same_as(input, name))
        return;
    const json_t *other = case_named(g->file, name);
    assert_non_null(other);
    json_t *merged = json_deep_copy(json_object_get(other, "input"));
    json_object_update(merged, input);
    json_object_set_new(g->here, "input", merged);
}

static int open_case(golden *g, const char *folder, const char *file, const char *name)
{
    char path[4096];
    json_error_t error;
    snprintf(path, sizeof path, "%s/%s.json", folder, file);
    g->file = json_load_file(path, 0, &error);
    if (!g->file) {
        fprintf(stderr, "%s:%d: %s\n", path, error.line, error.text);
        return 1;
    }
    g->here = json_deep_copy(case_named(g->file, name));
    if (!g->here) {
        fprintf(stderr, "%s has no case \"%s\"\n", path, name);
        return 1;
    }
    resolve_same_as(g);
    g->rel = json_number_value(json_object_get(json_object_get(g->here, "tol"), "rel"));
    g->abs = json_number_value(json_object_get(json_object_get(g->here, "tol"), "abs"));
    return 0;
}

static void close_case(golden *g)
{
    for (size_t i = 0; i < g->n_owned; i++)
        free(g->owned[i]);
    json_decref(g->here);
    json_decref(g->file);
}

static const golden_check *check_for(const golden_file *files, size_t n_files, const char *file,
                                     const char *name)
{
    for (size_t f = 0; f < n_files; f++)
        for (const golden_check *c = files[f].checks; strcmp(files[f].file, file) == 0 && c->name;
             c++)
            if (strcmp(c->name, name) == 0)
                return c;
    return NULL;
}

/* cmocka's tests take a state: what to check, and on what. */
typedef struct {
    golden *g;
    const golden_check *check;
} job;

static void run_check(void **state)
{
    const job *j = *state;
    j->check->check(j->g);
    assert_true(j->g->n_compared > 0);
    print_rest(json_object_get(j->g->here, "expected"), "");
}

int golden_main(int argc, char **argv, const golden_file *files, size_t n_files)
{
    if (argc != 4) {
        fprintf(stderr, "Usage: %s FOLDER FILE CASE\n", argv[0]);
        return 2;
    }
    const golden_check *check = check_for(files, n_files, argv[2], argv[3]);
    golden g = {0};
    if (open_case(&g, argv[1], argv[2], argv[3]) != 0) {
        close_case(&g);
        return 1;
    }
    int result = SKIPPED;
    if (check) {
        job j = {&g, check};
        const struct CMUnitTest tests[] = {{check->name, run_check, NULL, NULL, &j}};
        result = cmocka_run_group_tests_name(argv[2], tests, NULL, NULL);
    } else {
        printf("later: %s/%s\n", argv[2], argv[3]);
    }
    close_case(&g);
    return result;
}
