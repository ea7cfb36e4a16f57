/* SPDX-License-Identifier: MPL-2.0 */
#include "report/name_order.h"

#include <stdlib.h>

#include "core/memory.h"

/* Letters after z, and bytes that are no letter this order knows. */
enum {
    AE = 0x101,
    OE = 0x102,
    AA = 0x103,
    OTHER = 0x200
};

/* The second byte of two-byte letters that begin with 0xC3, as a capital. */
static unsigned latin_letter(unsigned char second)
{
    switch (second & ~0x20u) {
    case 0x84: /* Ä */
    case 0x86: /* Æ */
        return AE;
    case 0x96: /* Ö */
    case 0x98: /* Ø */
        return OE;
    case 0x85: /* Å */
        return AA;
    case 0x89: /* É */
        return 'e';
    case 0x9c: /* Ü */
        return 'y';
    default:
        return OTHER + second;
    }
}

static unsigned small(char letter)
{
    unsigned byte = (unsigned char)letter;
    return byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
}

/* The place in the alphabet of the next letter, 0 at the end; moves on behind it. */
static unsigned next_letter(const char **text)
{
    const char *t = *text;
    if (!*t)
        return 0;
    if ((unsigned char)*t == 0xC3 && t[1]) {
        *text = t + 2;
        return latin_letter((unsigned char)t[1]);
    }
    if (small(t[0]) == 'a' && small(t[1]) == 'a') {
        *text = t + 2;
        return AA;
    }
    *text = t + 1;
    unsigned byte = (unsigned char)*t;
    return byte < 0x80 ? small(*t) : OTHER + byte;
}

int adg_danish_compare(const char *a, const char *b)
{
    unsigned x, y;
    do {
        x = next_letter(&a);
        y = next_letter(&b);
    } while (x == y && x != 0);
    return (x > y) - (x < y);
}

typedef struct {
    const char *name;
    size_t position;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = adg_danish_compare(x->name, y->name);
    return order ? order : (x->position > y->position) - (x->position < y->position);
}

size_t *adg_danish_order(char *const *name, size_t n)
{
    entry *entries = ADG_NEW_ARRAY(entry, n);
    size_t *order = ADG_NEW_ARRAY(size_t, n);
    if (entries && order) {
        for (size_t i = 0; i < n; i++)
            entries[i] = (entry){name[i], i};
        qsort(entries, n, sizeof *entries, compare_entries);
        for (size_t i = 0; i < n; i++)
            order[i] = entries[i].position;
    } else {
        free(order);
        order = NULL;
    }
    free(entries);
    return order;
}
