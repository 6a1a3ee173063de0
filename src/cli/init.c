/* nextcv init. SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool exists(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0;
}

static bool make_folder(const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    fprintf(stderr, "nextcv: cannot make the folder '%s': %s\n", path, strerror(errno));
    return false;
}

static int write_starter(struct cli *cli, ncv_context *c, const char *folder,
                         const struct ncv_starter *s)
{
    const char *path = arena_printf(&cli->arena, "%s/%s", folder, s->name);

    if (exists(path)) {
        fprintf(stderr, "nextcv: '%s' is there already and stays as it is\n", path);
        return NCV_OK;
    }
    return (int)ncv_write(c, path, s->bytes, s->size);
}

int cli_init(struct cli *cli)
{
    const char *folder = cli->operands.n ? cli->operands.at[0] : ".";
    ncv_context *c;
    int status = NCV_OK;

    if (!make_folder(folder))
        return NCV_MACHINE;
    c = ncv_new();
    if (!c)
        return NCV_MACHINE;
    for (size_t i = 0; status == NCV_OK; i++) {
        struct ncv_starter s = ncv_starter_at(i);

        if (!s.name)
            break;
        status = write_starter(cli, c, folder, &s);
    }
    cli_diagnostics(cli, c);
    if (status == NCV_OK && !cli->quiet)
        printf("now edit %s/profile.json and run 'make' in %s\n", folder, folder);
    ncv_free(c);
    return status;
}
