/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_XML_H
#define ADG_WRITE_XML_H

#include <libxml/tree.h>

#include "core/error.h"

/** Short names for what the XML writers do all the time; escaping is libxml2's. */

/** A new child element with text (NULL: none). */
xmlNodePtr adg_xml_add(xmlNodePtr parent, const char *name, const char *text);

/** A new child element with text from a format. */
xmlNodePtr adg_xml_add_format(xmlNodePtr parent, const char *name, const char *format, ...)
    ADG_PRINTF(3, 4);

/** Sets an attribute; the second form from a format. */
void adg_xml_set(xmlNodePtr node, const char *name, const char *value);
void adg_xml_set_format(xmlNodePtr node, const char *name, const char *format, ...)
    ADG_PRINTF(3, 4);

/** Text inside an element that also has children. */
void adg_xml_text(xmlNodePtr parent, const char *text);

/** Writes bytes to a file; ADG_E_IO unless all of them are on the disk. */
adg_status adg_write_bytes(const char *path, const void *bytes, size_t n, adg_error *error);

#endif
