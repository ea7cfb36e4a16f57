/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_ENCODING_H
#define ADG_GEO_ENCODING_H

/** A copy in UTF-8, without blanks at the end: bytes that are not UTF-8 are taken as CP1252, the
 *  usual other encoding of Danish files. NULL when out of memory; the caller frees it. */
char *adg_utf8_copy(const char *bytes);

#endif
