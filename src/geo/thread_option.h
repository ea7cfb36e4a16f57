/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_THREAD_OPTION_H
#define ADG_GEO_THREAD_OPTION_H

/** A configuration option of GDAL that holds on this thread for a while. */
typedef struct {
    const char *key;
    char *before; /* NULL: there was none */
} adg_thread_option;

/** Sets it; end puts back what was there. */
void adg_thread_option_begin(adg_thread_option *option, const char *key, const char *value);
void adg_thread_option_end(adg_thread_option *option);

#endif
