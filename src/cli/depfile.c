/* What was read, as a rule for make. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <string.h>

static void put_escaped(struct strbuf *b, const char *path)
{
    for (; *path; path++) {
        if (strchr(" #\\", *path))
            strbuf_putc(b, '\\');
        if (*path == '$')
            strbuf_putc(b, '$');
        strbuf_putc(b, *path);
    }
}

/* "cv.pdf: me.json job.md", and each file as a target of its own, so that a file that went away is
 * no error (as gcc -MP does). */
enum ncv_status cli_write_depfile(const struct cli *cli, ncv_context *c, const char *const *written,
                                  const char *const *read)
{
    struct strbuf b = {0};
    enum ncv_status status;

    for (size_t i = 0; written[i]; i++) {
        if (i)
            strbuf_putc(&b, ' ');
        put_escaped(&b, written[i]);
    }
    strbuf_putc(&b, ':');
    for (size_t i = 0; read[i]; i++) {
        strbuf_putc(&b, ' ');
        put_escaped(&b, read[i]);
    }
    strbuf_putc(&b, '\n');
    for (size_t i = 0; read[i]; i++) {
        strbuf_putc(&b, '\n');
        put_escaped(&b, read[i]);
        strbuf_puts(&b, ":\n");
    }
    status = ncv_write(c, cli->depfile, b.p, b.n);
    strbuf_free(&b);
    return status;
}
