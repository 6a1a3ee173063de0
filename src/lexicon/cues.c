/* Words that show that a name of a tool stands beside them. SPDX-License-Identifier: MIT */
#include "lexicon/match.h"
#include "lexicon/words.h"

static int compare(struct str word, const char *entry)
{
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 32) : word.p[i];

        if (c != entry[i]) /* also where the entry ends */
            return (unsigned char)c < (unsigned char)entry[i] ? -1 : 1;
    }
    return entry[word.n] ? -1 : 0;
}

bool words_have(const char *const *list, size_t n, struct str word)
{
    size_t lo = 0, hi = n;

    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int order = compare(word, list[mid]);

        if (order == 0)
            return true;
        if (order > 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

static const char *const before[] = {
    "advanced", "as",      "e.g",      "idiomatic", "in",      "including", "know",   "knowing",
    "knows",    "learn",   "learned",  "learning",  "like",    "mainly",    "modern", "mostly",
    "prefer",   "preferably", "primarily", "production", "use", "used",     "uses",   "using",
    "via",      "with",    "write",    "writes",    "writing", "written",   "wrote",
};

static const char *const of[] = {
    "command", "experience", "grasp", "knowledge", "mastery", "understanding", "use", "years",
};

static const char *const migrate[] = {
    "convert",  "converted", "migrate",   "migrated",  "migrating", "migration", "move",
    "moved",    "moving",    "port",      "ported",    "porting",   "rewrite",   "rewriting",
    "rewritten", "rewrote",  "switch",    "switched",  "switching", "translated",
};

static const char *const after[] = {
    "api",        "apis",        "app",           "application", "applications", "apps",
    "backend",    "backends",    "binaries",      "binary",      "charts",       "cli",
    "client",     "clients",     "code",          "codebase",    "codebases",    "compiler",
    "components", "cookbooks",   "daemon",        "dev",         "developer",    "developers",
    "development", "devs",       "ecosystem",     "engineer",    "engineers",    "experience",
    "expert",     "formulas",    "framework",     "frameworks",  "jobs",         "knowledge",
    "lang",       "language",    "languages",     "libraries",   "library",      "macros",
    "manifests",  "microservice", "microservices", "middleware", "module",       "modules",
    "monolith",   "monorepo",    "package",       "packages",    "pipelines",    "playbooks",
    "program",    "programmer",  "programmers",   "programming", "programs",     "recipes",
    "runtime",    "scripting",   "scripts",       "sdk",         "server",       "servers",
    "service",    "services",    "skills",        "spreadsheets", "stack",       "tests",
    "workbooks",  "worker",      "workers",
};

static const char *const compound[] = {
    "backed", "based", "centric", "driven", "first", "heavy", "like", "native", "only", "powered",
    "specific", "style",
};

bool cue_before(struct str word)
{
    return WORDS_HAVE(before, word);
}

bool cue_of(struct str word)
{
    return WORDS_HAVE(of, word);
}

bool cue_migrate(struct str word)
{
    return WORDS_HAVE(migrate, word);
}

bool cue_after(struct str word)
{
    return WORDS_HAVE(after, word);
}

bool cue_compound(struct str suffix)
{
    return WORDS_HAVE(compound, suffix);
}
