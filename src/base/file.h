/* Files: bounded reading, atomic writing.
 * SPDX-License-Identifier: MIT */
#ifndef NEXTCV_BASE_FILE_H
#define NEXTCV_BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>

/* Reads a whole file ("-" is standard input) of at most `limit` bytes into the arena, with a NUL
 * behind it that is not counted. False with a diagnostic (missing file: error; unreadable: fatal;
 * over the limit: error that names the limit). */
bool file_read(struct arena *a, const char *path, size_t limit, struct str *out, struct diags *d);
/* Maps a regular file of at most `limit` bytes, for files that nobody writes to while we run, such as
 * the system's fonts; to be unmapped. False, without a diagnostic, if that cannot be done. */
bool file_map(const char *path, size_t limit, struct str *out);
void file_unmap(struct str file);
/* Writes bytes to a new file beside `path`, flushes, and renames it onto `path`: it appears whole
 * or not at all. "-" is standard output. False with a fatal diagnostic. */
bool file_write(const char *path, const char *bytes, size_t n, struct diags *d);

#endif
