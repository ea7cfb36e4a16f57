/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_FAILURE_H
#define GENERATOR_FAILURE_H

#include <stdbool.h>
#include <stddef.h>

/** Why a step did not succeed, in words for the person who runs the generator. */
typedef struct {
    char message[1024];
} failure;

/** Writes the message and returns false, so that a failing step is one line. */
bool fail(failure *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** The failure every allocation shares. */
bool fail_memory(failure *why);

/** An array with room for at least `wanted` items: the same one, or a moved and larger one, with
 *  *capacity updated. NULL when out of memory; the old array is then still the caller's. */
void *grown(void *items, size_t *capacity, size_t wanted, size_t item_size);

#endif
