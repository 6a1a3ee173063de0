/* What a list of layouts tells, without reading them. SPDX-License-Identifier: MIT */
#include "layout/layout.h"

#include <libxml/xmlreader.h>

const char *layout_peek_description(struct arena *a, struct str xml)
{
    xmlTextReader *reader = xmlReaderForMemory(
        xml.p, (int)xml.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const char *description = "";

    while (reader && xmlTextReaderRead(reader) == 1) {
        if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT)
            continue;
        xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)"description");

        if (value)
            description = arena_strdup(a, (const char *)value);
        xmlFree(value);
        break;
    }
    xmlFreeTextReader(reader);
    return description;
}
