/* SPDX-License-Identifier: MPL-2.0 */
#include "write/xml.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum {
    LONGEST_FORMAT = 4096
};

xmlNodePtr adg_xml_add(xmlNodePtr parent, const char *name, const char *text)
{
    return xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST text);
}

xmlNodePtr adg_xml_add_format(xmlNodePtr parent, const char *name, const char *format, ...)
{
    char text[LONGEST_FORMAT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return adg_xml_add(parent, name, text);
}

void adg_xml_set(xmlNodePtr node, const char *name, const char *value)
{
    xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void adg_xml_set_format(xmlNodePtr node, const char *name, const char *format, ...)
{
    char text[LONGEST_FORMAT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    adg_xml_set(node, name, text);
}

void adg_xml_text(xmlNodePtr parent, const char *text)
{
    xmlAddChild(parent, xmlNewText(BAD_CAST text));
}

adg_status adg_write_bytes(const char *path, const void *bytes, size_t n, adg_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    size_t written = fwrite(bytes, 1, n, file);
    int reason = written == n ? 0 : errno;
    if (fclose(file) != 0 && reason == 0)
        reason = errno ? errno : EIO;
    if (reason)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(reason));
    return ADG_OK;
}
