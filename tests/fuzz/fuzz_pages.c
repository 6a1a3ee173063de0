/* Any bytes as a layout and a profile, built as the command line builds them, for one page, two, or as
 * many as it takes. The two are parted by a line "---"; without one, a profile with all that the language
 * can show is taken. One context builds all, as a preview does. SPDX-License-Identifier: MIT */
#include "nextcv.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char whole[] =
    "{\"basics\":{\"name\":\"Ada Quill\",\"label\":\"Engineer\",\"email\":\"ada@quill.example\","
    "\"url\":\"https://quill.example/a-long-path/that/must-break\",\"summary\":\"Builds **small** tools.\\n\\n"
    "Mends large ones.\",\"location\":{\"city\":\"York\",\"countryCode\":\"GB\"},\"profiles\":[{\"network\":"
    "\"GitHub\",\"username\":\"ada\"}]},\"work\":[{\"name\":\"Mill\",\"position\":\"Lead\",\"startDate\":"
    "\"2019-03\",\"highlights\":[\"Cut the nightly run from 5 hours to 38 minutes\",\"Mentors four\"]},"
    "{\"name\":\"Mill\",\"position\":\"Engineer\",\"startDate\":\"2016\",\"endDate\":\"2019-02\",\"highlights\":"
    "[\"Wrote the parser\",\"Used Docker\"]}],\"skills\":[{\"name\":\"Languages\",\"keywords\":[\"C\",\"Go\","
    "\"SQL\"]},{\"name\":\"Data\",\"level\":\"Expert\",\"keywords\":[\"Kafka\"]}],\"education\":[{\"institution\":"
    "\"Ridge\",\"studyType\":\"BSc\",\"startDate\":\"2012\",\"endDate\":\"2016\"}],\"languages\":[{\"language\":"
    "\"English\"}],\"publications\":[{\"name\":\"On parsing\",\"releaseDate\":\"2020-05-06\"}]}";

static ncv_context *context;
static char path[64];

/* fontconfig keeps offsets in its patterns where others keep pointers: what is in use looks lost. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

static void end(void)
{
    ncv_free(context);
    unlink(path);
}

static void begin(void)
{
    context = ncv_new();
    snprintf(path, sizeof path, "build/fuzz-%ld.xml", (long)getpid());
    atexit(end);
}

static void write_layout(const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
        abort();
}

/* Whatever was built can be written; no list contradicts itself. */
static void write_all(void)
{
    static const enum ncv_format formats[] = {NCV_TEXT, NCV_TRACE, NCV_SVG, NCV_PDF};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const char *bytes;
        size_t n;

        if (ncv_output(context, formats[i], &bytes, &n) == NCV_MACHINE)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char line[] = "\n---\n";
    const size_t length = sizeof line - 1;
    struct ncv_build_options o = {.profile = "-", .profile_bytes = whole, .profile_size = sizeof whole - 1,
                                  .as_of = "2024-02-29"};
    size_t layout = size;

    if (!context)
        begin();
    if (size > 1 << 16)
        return 0;
    for (size_t i = 0; i + length <= size && layout == size; i++)
        if (memcmp(data + i, line, length) == 0)
            layout = i;
    if (layout < size) {
        o.profile_bytes = (const char *)data + layout + length;
        o.profile_size = size - layout - length;
    }
    write_layout((const char *)data, layout);
    o.layout = path;
    o.pages = (int)(size % 3);
    enum ncv_status status = ncv_build(context, &o);

    if (status == NCV_MACHINE)
        abort();
    if (status == NCV_OK)
        write_all();
    return 0;
}
