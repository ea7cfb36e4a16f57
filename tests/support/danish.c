/* SPDX-License-Identifier: MPL-2.0 */
#include "support/danish.h"

#include <locale.h>
#include <stdlib.h>

#include "support/test.h"

/* Where the build has put a Danish locale of its own; see tests/CMakeLists.txt. */
#ifndef ADG_TEST_LOCALES
#define ADG_TEST_LOCALES ""
#endif

/* The C library keeps the list it makes of LOCPATH for ever. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:__argz_add_sep\n";
}

void enter_denmark(void)
{
    if (*ADG_TEST_LOCALES)
        setenv("LOCPATH", ADG_TEST_LOCALES, 1);
    const char *names[] = {"da_DK.UTF-8", "da_DK.utf8", "da_DK"};
    for (size_t i = 0; i < N_OF(names); i++)
        if (setlocale(LC_ALL, names[i]) && *localeconv()->decimal_point == ',')
            return;
    print_message("there is no Danish locale here\n");
    skip();
}

void leave_denmark(void)
{
    setlocale(LC_ALL, "C");
}
