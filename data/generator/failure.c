/* SPDX-License-Identifier: MPL-2.0 */
#include "failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool fail(failure *why, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why->message, sizeof why->message, format, arguments);
    va_end(arguments);
    return false;
}

bool fail_memory(failure *why)
{
    return fail(why, "out of memory");
}

void *grown(void *items, size_t *capacity, size_t wanted, size_t item_size)
{
    if (wanted <= *capacity)
        return items;
    size_t room = *capacity * 2 > wanted ? *capacity * 2 : wanted;
    if (room < 16)
        room = 16;
    void *moved = realloc(items, room * item_size);
    if (moved)
        *capacity = room;
    return moved;
}
