/* What the file says of itself: Info and XMP with the same content, output intent, language, how it
 * opens, file identifier (ISO 32000-1, 14.3, 14.4, 14.11.5; PDF/A-2, 6.6; PDF/UA-1, 5 and 7.1).
 * SPDX-License-Identifier: MIT */
#include "output/pdf.h"

#include <string.h>

/* ---- dates ------------------------------------------------------------------------------- */

struct date {
    long long year;
    int month, day, hour, minute, second;
};

/* Proleptic Gregorian date of a count of seconds since 1970, in UTC: days are counted from 1 March
 * of year 0, so that the leap day ends the year. */
static struct date date_of(int64_t epoch)
{
    int64_t days = epoch / 86400, rest = epoch % 86400;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    days += 719468; /* 0000-03-01 to 1970-01-01 */
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day = days - era * 146097;                                           /* 0..146096 */
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;        /* 0..399 */
    int64_t in_year = day - (365 * year + year / 4 - year / 100);                /* 0..365 */
    int64_t month = (5 * in_year + 2) / 153;                                     /* 0 = March */

    return (struct date){.year = year + era * 400 + (month >= 10),
                         .month = (int)(month < 10 ? month + 3 : month - 9),
                         .day = (int)(in_year - (153 * month + 2) / 5 + 1),
                         .hour = (int)(rest / 3600),
                         .minute = (int)(rest / 60 % 60),
                         .second = (int)(rest % 60)};
}

/* ---- Info -------------------------------------------------------------------------------- */

static void put_info(struct pdf *p, const struct date *at, const char *producer)
{
    HPDF_Dict info = pdf_dict(p);
    const char *date = arena_printf(&p->arena, "D:%04lld%02d%02d%02d%02d%02dZ", at->year, at->month,
                                    at->day, at->hour, at->minute, at->second);

    pdf_text(p, info, "Title", p->title);
    pdf_text(p, info, "Author", p->author);
    pdf_text(p, info, "Subject", p->subject);
    pdf_text(p, info, "Keywords", p->keywords);
    pdf_text(p, info, "Creator", producer);
    pdf_text(p, info, "Producer", producer);
    pdf_text(p, info, "CreationDate", date);
    pdf_text(p, info, "ModDate", date);
    p->doc->info = info; /* in place of libharu's, which names libharu */
}

/* ---- XMP --------------------------------------------------------------------------------- */

static void put_escaped(struct strbuf *b, const char *s)
{
    for (; *s; s++) {
        const char *entity = *s == '&' ? "&amp;" : *s == '<' ? "&lt;" : *s == '>' ? "&gt;" : NULL;

        if (entity)
            strbuf_puts(b, entity);
        else
            strbuf_putc(b, *s);
    }
}

static void put_property(struct strbuf *b, const char *before, const char *value, const char *after)
{
    if (!value)
        return;
    strbuf_puts(b, before);
    put_escaped(b, value);
    strbuf_puts(b, after);
}

/* PDF/A-2, 6.6.2.3: a schema that XMP does not predefine (pdfuaid) is described in the file. */
static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n";
static const char xmp_tail[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289 that the file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

static void put_xmp(struct pdf *p, const struct date *at, const char *producer)
{
    const char *date = arena_printf(&p->arena, "%04lld-%02d-%02dT%02d:%02d:%02dZ", at->year,
                                    at->month, at->day, at->hour, at->minute, at->second);
    struct strbuf b = {0};

    strbuf_puts(&b, xmp_head);
    put_property(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", p->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    put_property(&b, "<dc:creator><rdf:Seq><rdf:li>", p->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    put_property(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", p->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    put_property(&b, "<dc:language><rdf:Bag><rdf:li>", p->lang,
                 "</rdf:li></rdf:Bag></dc:language>\n");
    put_property(&b, "<pdf:Keywords>", p->keywords, "</pdf:Keywords>\n");
    put_property(&b, "<pdf:Producer>", producer, "</pdf:Producer>\n");
    put_property(&b, "<xmp:CreatorTool>", producer, "</xmp:CreatorTool>\n");
    put_property(&b, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
    put_property(&b, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
    put_property(&b, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>\n");
    strbuf_puts(&b, xmp_tail);

    /* not deflated: for readers that look for the packet without reading PDF (XMP part 3, 1.1) */
    HPDF_Dict stream = pdf_stream(p, b.p, b.n, false);

    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Dict_Add(p->doc->catalog, "Metadata", stream);
    strbuf_free(&b);
}

/* ---- the rest of the catalog ------------------------------------------------------------- */

/* DeviceGray and DeviceRGB mean something only through it: PDF/A-2, 6.2.4.3. */
static void put_output_intent(struct pdf *p)
{
    struct strbuf icc = {0};
    HPDF_Dict intent = pdf_dict(p), profile;

    icc_srgb(&icc);
    profile = pdf_stream(p, icc.p, icc.n, true);
    strbuf_free(&icc);
    HPDF_Dict_AddNumber(profile, "N", 3);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    pdf_text(p, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
    pdf_text(p, intent, "RegistryName", "http://www.color.org");
    pdf_text(p, intent, "Info", "sRGB IEC61966-2.1");
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array_Add(pdf_subarray(p, p->doc->catalog, "OutputIntents"), intent);
}

static const char *join_keywords(struct pdf *p)
{
    struct strbuf b = {0};
    const char *joined;

    for (const char *const *k = p->list->keywords; k && *k; k++) {
        if (b.n)
            strbuf_puts(&b, ", ");
        strbuf_puts(&b, *k);
    }
    joined = b.n ? strbuf_keep(&b, &p->arena) : NULL;
    strbuf_free(&b);
    return pdf_clean(p, joined);
}

void pdf_meta_texts(struct pdf *p)
{
    p->author = pdf_clean(p, p->list->author);
    p->title = pdf_clean(p, p->list->title);
    if (!p->title) /* PDF/UA-1, 7.1: a title there must be */
        p->title = p->author ? p->author : "Curriculum vitae";
    p->subject = pdf_clean(p, p->list->subject);
    p->keywords = join_keywords(p);
    p->lang = pdf_clean(p, p->list->lang);
    if (!p->lang)
        p->lang = "und"; /* RFC 5646, 4.1: undetermined */
}

void pdf_meta(struct pdf *p)
{
    struct date at = date_of(p->options->epoch);
    const char *producer = pdf_clean(p, p->options->producer);
    HPDF_Dict catalog = p->doc->catalog;

    if (at.year < 0 || at.year > 9999) /* neither date form has room for it */
        at = date_of(0);
    if (!producer)
        producer = "nextcv";
    put_info(p, &at, producer);
    put_xmp(p, &at, producer);
    put_output_intent(p);
    pdf_text(p, catalog, "Lang", p->lang);
    HPDF_Dict_AddBoolean(pdf_subdict(p, catalog, "ViewerPreferences"), "DisplayDocTitle",
                         HPDF_TRUE);
}

/* 14.4: from the content, so that the same content has the same identifier. */
void pdf_id(struct pdf *p)
{
    unsigned char id[16];
    HPDF_Array array = pdf_subarray(p, p->doc->trailer, "ID");

    HPDF_MD5Final(id, &p->md5);
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(array, HPDF_Binary_New(p->doc->mmgr, id, sizeof id));
}
