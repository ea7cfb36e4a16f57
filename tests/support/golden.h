/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_GOLDEN_H
#define ADG_TESTS_SUPPORT_GOLDEN_H

#include <stddef.h>
#include <stdint.h>

/** Golden cases: inputs with expected numbers that were computed without this program. A file under
 *  tests/golden/ holds cases; a case holds params, input, expected, its tolerance and who verified
 *  it. "inf" reads as infinity, null as NaN, true as 1; input {"same_as": NAME} is the input of another case of
 *  the file, with the case's own keys added.
 *
 *  A place in a case is a path, "input/time_min" or "expected/linear/slope"; in a list a number. */
typedef struct golden golden;

/** Everything below the path as numbers in reading order (a matrix comes row by row); *n (may be
 *  NULL) is how many. The arrays live as long as the case. */
const double *golden_numbers(golden *g, const char *path, size_t *n);
double golden_number(golden *g, const char *path);
const char *golden_text(golden *g, const char *path);
/** Whole numbers too large for a double, which the file writes as strings. */
const uint64_t *golden_wholes(golden *g, const char *path, size_t *n);
/** Number of elements of the list or keys of the object there; 0 where there is nothing. */
size_t golden_count(golden *g, const char *path);
/** Key number i of the object there. */
const char *golden_key(golden *g, const char *path, size_t i);
/** Position of a text in a list of texts; fails where it is not in it. */
uint32_t golden_position(golden *g, const char *list, const char *text);

/** Compares with what stands under "expected/", at the case's own tolerance. What has been compared
 *  is ticked off; the rest is printed in the end, so that nothing is left out in silence. */
void golden_expect(golden *g, const char *path, double actual);
void golden_expect_all(golden *g, const char *path, const double *actual, size_t n);
/** The same where unit i is not compared: skip [n] is not 0. Say why at the call. */
void golden_expect_some(golden *g, const char *path, const double *actual, const int *skip,
                        size_t n);
void golden_expect_wholes(golden *g, const char *path, const uint64_t *actual, size_t n);
void golden_expect_text(golden *g, const char *path, const char *actual);

/** How one case is checked. A list of them ends with {0}. */
typedef struct {
    const char *name;
    void (*check)(golden *g);
} golden_check;

/** The cases of one file that have a check. */
typedef struct {
    const char *file; /* "network" for network.json */
    const golden_check *checks;
} golden_file;

/** Main function of the runner: FOLDER FILE CASE. Exit 77 (skipped) for a case without a check. */
int golden_main(int argc, char **argv, const golden_file *files, size_t n_files);

#endif
