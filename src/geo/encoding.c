/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/encoding.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <string.h>

#include "core/text.h"

static void trim(char *text)
{
    size_t n = text ? strlen(text) : 0;
    while (n > 0 && strchr(" \t\r\n", text[n - 1]))
        text[--n] = '\0';
}

char *adg_utf8_copy(const char *bytes)
{
    char *copy;
    if (CPLIsUTF8(bytes, -1)) {
        copy = adg_strdup(bytes);
    } else {
        char *recoded = CPLRecode(bytes, "CP1252", CPL_ENC_UTF8);
        copy = adg_strdup(recoded);
        CPLFree(recoded);
    }
    trim(copy);
    return copy;
}
