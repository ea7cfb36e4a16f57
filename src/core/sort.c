/* SPDX-License-Identifier: MPL-2.0 */
#include "core/sort.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

typedef struct {
    uint64_t key;
    uint32_t index;
} item;

enum {
    DIGIT_BITS = 11,
    N_DIGITS = 6,
    N_BUCKETS = 1 << DIGIT_BITS
};

/* Maps doubles to integers that sort alike: negative numbers are flipped, the sign bit inverted. */
static uint64_t sortable(double value)
{
    if (value != value)
        return UINT64_MAX;
    if (value == 0)
        value = 0;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits & (UINT64_C(1) << 63) ? ~bits : bits | (UINT64_C(1) << 63);
}

static unsigned digit_of(uint64_t key, int digit)
{
    return (unsigned)(key >> (digit * DIGIT_BITS)) & (N_BUCKETS - 1);
}

/* One stable pass by one digit; returns 0 when all keys share the digit and nothing moved. */
static int radix_pass(const item *from, item *to, size_t n, int digit)
{
    size_t start[N_BUCKETS + 1] = {0};
    for (size_t i = 0; i < n; i++)
        start[digit_of(from[i].key, digit) + 1]++;
    for (unsigned b = 0; b < N_BUCKETS; b++) {
        if (start[b + 1] == n)
            return 0;
        start[b + 1] += start[b];
    }
    for (size_t i = 0; i < n; i++)
        to[start[digit_of(from[i].key, digit)]++] = from[i];
    return 1;
}

static void radix_sort(item *items, item *spare, size_t n, uint32_t *order)
{
    for (int digit = 0; digit < N_DIGITS && n > 1; digit++) {
        if (!radix_pass(items, spare, n, digit))
            continue;
        item *swap = items;
        items = spare;
        spare = swap;
    }
    for (size_t i = 0; i < n; i++)
        order[i] = items[i].index;
}

static adg_status new_items(size_t n, item **items, item **spare, adg_error *error)
{
    if (n > UINT32_MAX) {
        adg_fail(error, ADG_E_INVALID, _("more than 4294967295 rows cannot be sorted"));
        return ADG_E_INVALID;
    }
    *items = ADG_NEW_ARRAY(item, n);
    *spare = ADG_NEW_ARRAY(item, n);
    return *items && *spare ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_sort_order(const double *key, size_t n, uint32_t *order, adg_error *error)
{
    item *items = NULL, *spare = NULL;
    adg_status status = new_items(n, &items, &spare, error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            items[i] = (item){sortable(key[i]), (uint32_t)i};
        radix_sort(items, spare, n, order);
    }
    free(items);
    free(spare);
    return status;
}

adg_status adg_sort_order_u64(const uint64_t *key, size_t n, uint32_t *order, adg_error *error)
{
    item *items = NULL, *spare = NULL;
    adg_status status = new_items(n, &items, &spare, error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            items[i] = (item){key[i], (uint32_t)i};
        radix_sort(items, spare, n, order);
    }
    free(items);
    free(spare);
    return status;
}
