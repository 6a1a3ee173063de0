/* Addresses that may be linked, and how they are shown. RFC 3986. SPDX-License-Identifier: MIT */
#include "compose/internal.h"

#include "base/str.h"

#include <string.h>

static bool starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);

    return s.n >= n && str_eq_nocase((struct str){s.p, n}, (struct str){prefix, n});
}

static bool holds(struct str s, const char *any)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr(any, s.p[i]))
            return true;
    return false;
}

/* Bytes that no URI may hold are percent-encoded (RFC 3987, 3.1). */
static const char *encode(struct arena *a, const char *prefix, struct str s)
{
    struct strbuf out = {0};

    strbuf_puts(&out, prefix);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}", c))
            strbuf_printf(&out, "%%%02X", c);
        else
            strbuf_putc(&out, (char)c);
    }
    const char *uri = strbuf_keep(&out, a);

    strbuf_free(&out);
    return uri;
}

static const char *mail_uri(struct arena *a, struct str s)
{
    if (starts(s, "mailto:"))
        s.p += 7, s.n -= 7;
    if (!holds(s, "@") || holds(s, " \t\r\n<>,;"))
        return NULL;
    return encode(a, "mailto:", s);
}

/* Digits and a leading plus (RFC 3966 global numbers; visual separators dropped). "(0)" stands for
 * the trunk prefix that callers from abroad leave out. */
static const char *phone_uri(struct arena *a, struct str s)
{
    struct strbuf out = {0};
    const char *uri = NULL;
    size_t digits = 0;

    if (starts(s, "tel:"))
        s.p += 4, s.n -= 4;
    strbuf_puts(&out, "tel:");
    for (size_t i = 0; i < s.n; i++) {
        if (digits && s.n - i >= 3 && memcmp(s.p + i, "(0)", 3) == 0) {
            i += 2;
        } else if (s.p[i] >= '0' && s.p[i] <= '9') {
            strbuf_putc(&out, s.p[i]);
            digits++;
        } else if (s.p[i] == '+' && !digits) {
            strbuf_putc(&out, '+');
        } else if ((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z')) {
            break; /* "ext. 12" */
        }
    }
    if (digits >= 3)
        uri = strbuf_keep(&out, a);
    strbuf_free(&out);
    return uri;
}

/* Length of the scheme before its colon, or 0: "example.com:8080" has none. */
static size_t scheme_length(struct str s)
{
    size_t n = 0;

    while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') || (s.p[n] >= 'A' && s.p[n] <= 'Z') ||
                       (n && ((s.p[n] >= '0' && s.p[n] <= '9') || strchr("+-.", s.p[n])))))
        n++;
    if (n == s.n || s.p[n] != ':')
        return 0;
    if (s.n - n >= 3 && s.p[n + 1] == '/' && s.p[n + 2] == '/')
        return n;
    return holds((struct str){s.p, n}, ".") ? 0 : n;
}

static const char *web_uri(struct arena *a, struct str s)
{
    size_t scheme = scheme_length(s);

    if (starts(s, "mailto:"))
        return mail_uri(a, s);
    if (starts(s, "tel:"))
        return phone_uri(a, s);
    if (starts(s, "//"))
        return s.n > 2 ? encode(a, "https:", s) : NULL;
    if (!scheme) {
        if (holds(s, " \t\r\n") || !holds(s, "."))
            return NULL;
        return holds(s, "@") && !holds(s, "/") ? mail_uri(a, s) : encode(a, "https://", s);
    }
    if (!starts(s, "http://") && !starts(s, "https://"))
        return NULL;
    return s.n > scheme + 3 ? encode(a, "", s) : NULL;
}

const char *compose_uri(struct arena *a, enum link_scheme scheme, const char *text)
{
    struct str s = str_trim(str_of(text));

    if (!s.n)
        return NULL;
    switch (scheme) {
    case SCHEME_MAILTO:
        return mail_uri(a, s);
    case SCHEME_TEL:
        return phone_uri(a, s);
    default:
        return web_uri(a, s);
    }
}

const char *compose_url_text(struct arena *a, const char *url)
{
    static const char *const prefixes[] = {"https://", "http://", "mailto:", "tel:", "//"};
    struct str s = str_trim(str_of(url));

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (starts(s, prefixes[i])) {
            s.p += strlen(prefixes[i]), s.n -= strlen(prefixes[i]);
            break;
        }
    if (starts(s, "www."))
        s.p += 4, s.n -= 4;
    while (s.n > 1 && s.p[s.n - 1] == '/')
        s.n--;
    return arena_strndup(a, s.p, s.n);
}
