/* SPDX-License-Identifier: MPL-2.0 */
#include "core/number_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

const char *adg_number_text(double value, int decimals, bool danish, char buffer[ADG_NUMBER_TEXT])
{
    if (!isfinite(value) || fabs(value) >= 1e15) {
        snprintf(buffer, ADG_NUMBER_TEXT, "–");
        return buffer;
    }
    char plain[ADG_NUMBER_TEXT];
    adg_print_number(fabs(value), decimals, plain, sizeof plain);
    bool negative = value < 0 && strpbrk(plain, "123456789") != NULL;
    size_t whole = strcspn(plain, "."), n = 0;
    /* A true minus sign, as wide as the digits. */
    if (negative)
        n = (size_t)snprintf(buffer, ADG_NUMBER_TEXT, "−");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buffer[n++] = danish ? '.' : ',';
        buffer[n++] = plain[i];
    }
    buffer[n] = '\0';
    if (plain[whole])
        snprintf(buffer + n, ADG_NUMBER_TEXT - n, "%c%s", danish ? ',' : '.', plain + whole + 1);
    return buffer;
}
