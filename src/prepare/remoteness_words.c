/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/remoteness_words.h"

#include <stddef.h>
#include <string.h>

/* A letter of English or Danish; a letter beyond ASCII is two bytes of UTF-8. */
static bool is_letter(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

/* Upper case of A ... Z, and of the second byte of Æ, Ø, Å. */
static char lower(char byte, char before)
{
    unsigned char b = (unsigned char)byte;
    bool danish = (unsigned char)before == 0xc3 && (b == 0x86 || b == 0x98 || b == 0x85);
    return (b >= 'A' && b <= 'Z') || danish ? (char)(b + 0x20) : byte;
}

static bool begins_with(const char *word, size_t length, const char *start)
{
    size_t n = strlen(start);
    return length >= n && memcmp(word, start, n) == 0;
}

static bool is_remoteness(const char *word, size_t length)
{
    static const char *const whole[] = {"bil", "biler", "car", "cars", "km", "rural"};
    static const char *const start[] = {"bilej",    "bilråd",     "bilraad",     "billøs",
                                        "billoes",  "udenbil",    "nocar",       "carless",
                                        "carowner", "vehicle",    "afstand",     "distance",
                                        "rejsetid", "køretid",    "koeretid",    "transporttid",
                                        "travel",   "drivetime",  "drivingtime", "landdistrikt",
                                        "ruralit",  "yderområde", "yderomraade", "remote"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (length == strlen(whole[i]) && begins_with(word, length, whole[i]))
            return true;
    for (size_t i = 0; i < sizeof start / sizeof *start; i++)
        if (begins_with(word, length, start[i]))
            return true;
    return false;
}

bool adg_names_remoteness(const char *name)
{
    enum {
        LONGEST = 64 /* of a longer word its beginning is looked at */
    };
    while (name && *name) {
        char word[LONGEST];
        size_t length = 0;
        for (char before = 0; is_letter((unsigned char)*name); before = *name++)
            if (length < LONGEST)
                word[length++] = lower(*name, before);
        if (is_remoteness(word, length))
            return true;
        name += *name != '\0';
    }
    return false;
}
