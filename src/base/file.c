/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *name_of(const char *path, const char *dash)
{
    return strcmp(path, "-") == 0 ? dash : path;
}

static ssize_t read_some(int fd, char *p, size_t n)
{
    ssize_t got;

    do
        got = read(fd, p, n);
    while (got < 0 && errno == EINTR);
    return got;
}

static bool read_all(int fd, size_t limit, struct strbuf *b)
{
    char chunk[16384];
    ssize_t got;

    while ((got = read_some(fd, chunk, sizeof chunk)) > 0) {
        strbuf_add(b, chunk, (size_t)got);
        if (b->n > limit)
            return true;
    }
    return got == 0;
}

bool file_read(struct arena *a, const char *path, size_t limit, struct str *out, struct diags *d)
{
    const char *name = name_of(path, "standard input");
    bool standard = strcmp(path, "-") == 0, ok = false;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct strbuf b = {0};

    if (fd < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;

        diag_add(d, missing ? DIAG_ERROR : DIAG_FATAL, missing ? "file-missing" : "file-open",
                 (struct diag_at){.source = name}, missing ? "check the name and the folder" : NULL,
                 "cannot open '%s': %s", name, strerror(errno));
        return false;
    }
    if (!read_all(fd, limit, &b)) {
        diag_add(d, DIAG_FATAL, "file-read", (struct diag_at){.source = name}, NULL,
                 "cannot read '%s': %s", name, strerror(errno));
        goto out;
    }
    if (b.n > limit) {
        diag_add(d, DIAG_ERROR, "file-limit", (struct diag_at){.source = name}, NULL,
                 "'%s' is larger than the limit of %zu bytes", name, limit);
        goto out;
    }
    *out = (struct str){strbuf_keep(&b, a), b.n};
    ok = true;
out:
    strbuf_free(&b);
    if (!standard)
        close(fd);
    return ok;
}

static bool write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t done = write(fd, p, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

static void write_failed(struct diags *d, const char *name)
{
    diag_add(d, DIAG_FATAL, "file-write", (struct diag_at){.source = name}, NULL,
             "cannot write '%s': %s", name, strerror(errno));
}

/* Devices and pipes (/dev/null, /dev/full, a FIFO) are written in place: a rename would replace
 * them by a file. */
static bool write_in_place(const char *path, const char *bytes, size_t n, struct diags *d)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, bytes, n);

    if (!ok)
        write_failed(d, path);
    if (fd >= 0)
        close(fd);
    return ok;
}

static mode_t default_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

bool file_write(const char *path, const char *bytes, size_t n, struct diags *d)
{
    struct stat st;

    if (strcmp(path, "-") == 0) {
        if (write_all(STDOUT_FILENO, bytes, n))
            return true;
        write_failed(d, "standard output");
        return false;
    }
    bool exists = stat(path, &st) == 0;

    if (exists && !S_ISREG(st.st_mode))
        return write_in_place(path, bytes, n, d);
    struct strbuf temporary = {0};

    strbuf_printf(&temporary, "%s.XXXXXX", path);
    int fd = mkstemp(temporary.p);
    bool ok = fd >= 0 && fchmod(fd, exists ? st.st_mode & 0777 : default_mode()) == 0 &&
              write_all(fd, bytes, n) && fsync(fd) == 0;

    if (fd >= 0 && close(fd) != 0)
        ok = false;
    ok = ok && rename(temporary.p, path) == 0;
    if (!ok) {
        write_failed(d, path);
        if (fd >= 0)
            unlink(temporary.p);
    }
    strbuf_free(&temporary);
    return ok;
}

bool file_map(const char *path, size_t limit, struct str *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    void *p = MAP_FAILED;

    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
        (size_t)st.st_size <= limit)
        p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (p == MAP_FAILED)
        return false;
    *out = (struct str){p, (size_t)st.st_size};
    return true;
}

void file_unmap(struct str file)
{
    union {
        const char *in;
        void *out;
    } p = {.in = file.p};

    munmap(p.out, file.n);
}
