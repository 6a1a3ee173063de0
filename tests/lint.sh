#!/bin/sh
# House rules: headers stand alone, rooms include only what they may, libharu stays in output/,
# no forbidden calls. SPDX-License-Identifier: MIT
set -u
: "${CC:=gcc}" "${CPPFLAGS_ALL:=-Iinclude -Isrc -Ibuild/gen}"
bad=0
fail() { echo "lint: $*"; bad=1; }

# room: rooms it may include beside base and itself
may() {
    case $1 in
    base | lexicon | type | profile | layout) echo "" ;;
    posting) echo "lexicon" ;;
    tailor) echo "profile posting lexicon" ;;
    compose) echo "profile layout" ;;
    pages) echo "compose type" ;;
    output) echo "pages type compose" ;; # pages/display.h is made of compose/block.h
    pipeline) echo "profile posting lexicon tailor layout compose type pages output" ;;
    cli) echo "" ;;
    esac
}

for file in src/*/*.[ch] src/*/gen/*.c; do
    [ -f "$file" ] || continue
    room=${file#src/}
    room=${room%%/*}
    for used in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
        case " base $room $(may "$room") " in
        *" $used "*) ;;
        *) fail "$file: room '$room' may not include '$used'" ;;
        esac
    done
    # a stage sees the struct it is given, never the reader behind it
    for reader in profile/read.h profile/write.h; do
        case $room in profile | pipeline) continue ;; esac
        grep -q "^#include \"$reader\"" "$file" && fail "$file: may not include '$reader'"
    done
    [ "$room" = output ] || grep -q '<hpdf' "$file" && [ "$room" != output ] &&
        fail "$file: only output/ may include libharu"
    grep -nE '\b(strcpy|strcat|sprintf|strtok|gets|setlocale|longjmp|localtime|gmtime)\(' "$file" &&
        fail "$file: forbidden call"
    case $room in base | cli) ;; *)
        grep -nE '\b(printf|puts|fprintf|exit|getenv|time)\(' "$file" | grep -v '/gen/' |
            grep -vE '(strbuf|arena)_p' | grep -q . && case $file in */gen/*) ;; *)
            fail "$file: a stage prints, exits or reads the environment" ;; esac ;;
    esac
done

# lists that are searched by halves: sorted, in lower case
grep -o 'WORDS_HAVE([a-z_]*' src/*/*.c | sort -u | tr ':(' '  ' | while read -r file _ list; do
    sed -n "/ $list\[\] = {/,/};/p" "$file" | grep -o '"[^"]*"' | tr -d '"' > build/words
    grep -q . build/words && ! grep -q '[A-Z]' build/words && LC_ALL=C sort -cu build/words ||
        echo "$file: the words of '$list'"
done | grep . && fail "above: not sorted, or not in lower case"

# tables of rows that say so, by the first string of each row
LC_ALL=C awk '/In order of bytes/ { on = 1; last = "" }
    on && /^};/ { on = 0 }
    on { for (rest = $0; match(rest, /\{"[^"]*"/); rest = substr(rest, RSTART + RLENGTH)) {
        row = substr(rest, RSTART + 2, RLENGTH - 3)
        if (row < last) print FILENAME ": \"" row "\" stands behind \"" last "\""
        last = row } }' src/*/*.c | grep . && fail "above: not in order of bytes"

for header in include/*.h src/*/*.h; do
    printf '#include "%s"\n' "${header#*/}" |
        $CC $CPPFLAGS_ALL -std=c17 -Wall -Wextra -Werror -fsyntax-only -x c - 2>/dev/null ||
        fail "$header does not stand alone"
done

if command -v cppcheck >/dev/null; then
    cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 \
        --include=tests/cppcheck.h --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches -Iinclude -Isrc src || bad=1
fi
if command -v mandoc >/dev/null; then
    mandoc -Tlint -Wwarning src/cli/nextcv.1 | grep -vE 'outdated mandoc.db|unknown manual' &&
        fail "src/cli/nextcv.1: see above"
fi
[ $bad -eq 0 ] && echo "lint: clean"
exit $bad
