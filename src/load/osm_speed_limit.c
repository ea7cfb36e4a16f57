/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "load/osm_words.h"

enum {
    LONGEST = 64
};

/* No road has a higher one, or a lower; it is a slip of the pen. */
static const double HIGHEST_KMH = 300, LOWEST_KMH = 1;

/* The number a text begins with; *rest is what follows it, without blanks. */
static bool leading_number(const char *text, double *value, const char **rest)
{
    char digits[LONGEST];
    size_t n = strspn(text, "0123456789.");
    if (n == 0 || n >= sizeof digits)
        return false;
    memcpy(digits, text, n);
    digits[n] = '\0';
    *rest = text + n + strspn(text + n, " ");
    return adg_parse_number(digits, false, false, value);
}

static bool number_with_unit(const char *text, double *kmh)
{
    static const struct {
        const char *unit;
        double kmh;
    } units[] = {{"", 1},           {"km/h", 1},      {"kmh", 1},     {"kph", 1},
                 {"mph", 1.609344}, {"knots", 1.852}, {"knot", 1.852}};
    double value;
    const char *rest;
    if (!leading_number(text, &value, &rest) || !(value > 0))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (adg_text_equal_nocase(rest, units[i].unit)) {
            *kmh = value * units[i].kmh;
            return *kmh >= LOWEST_KMH && *kmh <= HIGHEST_KMH;
        }
    return false;
}

/* "DK:urban", "DK:zone30", "DK:zone:30", "DK:50": what stands after the country. */
static adg_speed_limit national(const char *text)
{
    adg_speed_limit limit = {.kind = ADG_LIMIT_ZONE};
    const char *numbered = strncmp(text, "zone", 4) == 0 ? text + 4 + (text[4] == ':') : text;
    if (number_with_unit(numbered, &limit.kmh)) {
        limit.kind = ADG_LIMIT_KMH;
        return limit;
    }
    snprintf(limit.zone, sizeof limit.zone, "%s", text);
    if (*text == '\0' || strlen(text) >= sizeof limit.zone)
        limit.kind = ADG_LIMIT_UNKNOWN;
    return limit;
}

static adg_limit_kind word_kind(const char *text)
{
    static const struct {
        const char *word;
        adg_limit_kind kind;
    } words[] = {{"none", ADG_LIMIT_GENERAL},    {"walk", ADG_LIMIT_WALKING},
                 {"signals", ADG_LIMIT_NOTHING}, {"variable", ADG_LIMIT_NOTHING},
                 {"sign", ADG_LIMIT_NOTHING},    {"national", ADG_LIMIT_GENERAL},
                 {"implicit", ADG_LIMIT_GENERAL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (adg_text_equal_nocase(text, words[i].word))
            return words[i].kind;
    return ADG_LIMIT_UNKNOWN;
}

static adg_speed_limit one_limit(const char *text)
{
    adg_speed_limit limit = {.kind = ADG_LIMIT_KMH};
    if (*text == '\0')
        return (adg_speed_limit){.kind = ADG_LIMIT_NOTHING};
    if (number_with_unit(text, &limit.kmh))
        return limit;
    /* Two letters of a country, a colon. */
    if (strlen(text) > 3 && text[2] == ':')
        return national(text + 3);
    limit.kind = word_kind(text);
    return limit;
}

/* The next of several values into word, without the blanks around it; NULL after the last. */
static const char *next_value(const char *text, char word[LONGEST])
{
    text += strspn(text, " ;|");
    size_t n = strcspn(text, ";|");
    if (*text == '\0')
        return NULL;
    const char *rest = text + n;
    while (n > 0 && text[n - 1] == ' ')
        n--;
    snprintf(word, LONGEST, "%.*s", (int)n, text);
    return rest;
}

/* Of two values the lower number; a number comes before a word, a word that is known before another.
 */
static adg_speed_limit stricter(adg_speed_limit a, adg_speed_limit b)
{
    if (a.kind == ADG_LIMIT_KMH && b.kind == ADG_LIMIT_KMH)
        return b.kmh < a.kmh ? b : a;
    if (a.kind == ADG_LIMIT_KMH || b.kind == ADG_LIMIT_UNKNOWN)
        return a;
    return b.kind == ADG_LIMIT_KMH || a.kind == ADG_LIMIT_UNKNOWN ? b : a;
}

adg_speed_limit adg_speed_limit_parse(const char *text)
{
    char word[LONGEST];
    const char *rest = text ? next_value(text, word) : NULL;
    if (!rest)
        return (adg_speed_limit){.kind = ADG_LIMIT_NOTHING};
    adg_speed_limit limit = one_limit(word);
    while ((rest = next_value(rest, word)) != NULL)
        limit = stricter(limit, one_limit(word));
    return limit;
}
