/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "load/osm_words.h"

/* A whole number of up to four digits, with what follows it. */
static bool digits(const char **text, double *value)
{
    size_t n = strspn(*text, "0123456789");
    if (n == 0 || n > 4)
        return false;
    *value = 0;
    for (; n > 0; n--, (*text)++)
        *value = 10 * *value + (**text - '0');
    return true;
}

/* "HH:MM" or "HH:MM:SS". */
static bool clock_parse(const char *text, double *minutes)
{
    double hours, rest, seconds = 0;
    if (!digits(&text, &hours) || *text++ != ':' || !digits(&text, &rest) || rest >= 60)
        return false;
    if (*text == ':') {
        text++;
        if (!digits(&text, &seconds) || seconds >= 60)
            return false;
    }
    *minutes = 60 * hours + rest + seconds / 60;
    return *text == '\0';
}

/* "PnWnDTnHnMnS", in this order; months and years have no fixed length and are refused. */
static bool iso_parse(const char *text, double *minutes)
{
    static const char units[] = "WDHMS";
    static const double minutes_of[] = {10080, 1440, 60, 1, 1.0 / 60};
    double total = 0, value;
    bool time = false;
    size_t next = 0;
    if (*text++ != 'P')
        return false;
    while (*text) {
        if (*text == 'T' && !time) {
            time = true;
            next = next < 2 ? 2 : next;
            text++;
            continue;
        }
        if (!digits(&text, &value) || *text == '\0')
            return false;
        const char *unit = strchr(units + next, *text++);
        if (!unit || (unit >= units + 2) != time)
            return false;
        next = (size_t)(unit - units) + 1;
        total += value * minutes_of[unit - units];
    }
    *minutes = total;
    return true;
}

/* "90", "90 min", "90 minutes". */
static bool minutes_parse(const char *text, double *minutes)
{
    static const char *const units[] = {"", "m", "min", "mins", "minutes"};
    if (!digits(&text, minutes))
        return false;
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (adg_text_equal_nocase(text, units[i]))
            return true;
    return false;
}

bool adg_duration_parse(const char *text, double *minutes)
{
    double value;
    if (!text)
        return false;
    text += strspn(text, " ");
    if ((!clock_parse(text, &value) && !iso_parse(text, &value) && !minutes_parse(text, &value)) ||
        !(value > 0))
        return false;
    *minutes = value;
    return true;
}
