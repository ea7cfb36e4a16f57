/* SPDX-License-Identifier: MPL-2.0 */
#include "support/fault_list.h"

#include <string.h>

#include "support/test.h"

static void print_all(const adg_faults *faults)
{
    for (size_t i = 0; i < faults->n; i++) {
        char line[ADG_ERROR_CAPACITY];
        adg_fault_format(&faults->fault[i], line, sizeof line);
        print_error("found: [%s] %s\n", faults->fault[i].code, line);
    }
}

const adg_fault *fault_of(const adg_faults *faults, const char *code)
{
    for (size_t i = 0; i < faults->n; i++)
        if (strcmp(faults->fault[i].code, code) == 0)
            return &faults->fault[i];
    print_error("nothing was found with the code \"%s\"\n", code);
    print_all(faults);
    _fail(__FILE__, __LINE__);
    return NULL;
}

size_t faults_of(const adg_faults *faults, const char *code)
{
    size_t n = 0;
    for (size_t i = 0; i < faults->n; i++)
        n += strcmp(faults->fault[i].code, code) == 0;
    return n;
}

void assert_no_faults(const adg_faults *faults)
{
    if (faults->count[ADG_ERROR] + faults->count[ADG_WARNING] == 0)
        return;
    print_all(faults);
    _fail(__FILE__, __LINE__);
}
