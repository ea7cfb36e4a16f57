/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/thread_option.h"

#include <cpl_conv.h>
#include <stdlib.h>

#include "core/text.h"

void adg_thread_option_begin(adg_thread_option *option, const char *key, const char *value)
{
    *option = (adg_thread_option){key, adg_strdup(CPLGetThreadLocalConfigOption(key, NULL))};
    CPLSetThreadLocalConfigOption(key, value);
}

void adg_thread_option_end(adg_thread_option *option)
{
    CPLSetThreadLocalConfigOption(option->key, option->before);
    free(option->before);
    *option = (adg_thread_option){0};
}
