/* SPDX-License-Identifier: MPL-2.0 */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void assert_status_at(adg_status status, adg_status expected, const adg_error *error,
                      const char *file, int line)
{
    if (status == expected)
        return;
    print_error("status %d, expected %d: \"%s\"\n", (int)status, (int)expected,
                error ? error->message : "");
    _fail(file, line);
}

void assert_says_at(const char *text, const char *words, const char *file, int line)
{
    if (text && strstr(text, words))
        return;
    print_error("\"%s\" does not say \"%s\"\n", text ? text : "(nothing)", words);
    _fail(file, line);
}

void *must_have(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

void *new_array(size_t n, size_t element_size)
{
    return must_have(calloc(n ? n : 1, element_size));
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_LEAK_CHECK
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WITH_LEAK_CHECK
#endif

int finish(int n_failed)
{
#ifdef WITH_LEAK_CHECK
    if (n_failed != 0) {
        fflush(NULL);
        _Exit(n_failed);
    }
#endif
    return n_failed;
}
