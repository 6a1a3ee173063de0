#!/bin/sh
# Does a long CV cost in proportion? Instructions (callgrind) of academic CVs of about 10, 20 and 40 pages, generated.
# usage: O=build/gcc NEXTCV=build/gcc/nextcv sh tests/eval/long.sh. SPDX-License-Identifier: MIT
set -eu
: "${O:=build/gcc}" "${NEXTCV:=$O/nextcv}"
out=$O/eval
mkdir -p "$out"

# profile N: N posts with three bullets, 3 N publications
profile() {
    LC_ALL=C awk -v n="$1" 'BEGIN {
        print "{\"basics\":{\"name\":\"Ottoline Farrow\",\"label\":\"Professor of Hydrology\"},\"work\":["
        for (i = 0; i < n; i++)
            printf "%s{\"name\":\"Institute %d of the Upper Catchment\",\"position\":\"Fellow, group %d\",\"startDate\":\"%d-%02d\"," \
                   "\"endDate\":\"%d-%02d\",\"highlights\":[\"Measured the discharge of %d springs over %d seasons and" \
                   " showed that the snow of the high plateau, not the rain of the valley, feeds them in late summer\"," \
                   "\"Taught field methods to %d students a year\",\"Raised \342\202\254%d,000 for gauges and their upkeep" \
                   " from two ministries and a foundation\"]}\n", i ? "," : "", i, i + 3, 2024 - int(i / 4),
                   1 + i % 12, 2024 - int(i / 4), 1 + (i + 5) % 12, 11 + i, 3 + i % 5, 20 + i % 9, 40 + 7 * i
        print "],\"publications\":["
        for (i = 0; i < 3 * n; i++)
            printf "%s{\"name\":\"Snowmelt and spring discharge in catchment %d: a record of %d years of gauging\"," \
                   "\"publisher\":\"Journal of Alpine Hydrology %d\",\"releaseDate\":\"%d\"}\n",
                   i ? "," : "", i, 3 + i % 17, 1 + i % 40, 2024 - i % 30
        print "]}" }'
}

measure() { # posts
    profile "$1" > "$out/long.json"
    "$NEXTCV" build "$out/long.json" --layout academic -q -f trace -o "$out/long.trace"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$NEXTCV" build "$out/long.json" \
        --layout academic -q -o /dev/null 2> "$out/long.log"
    echo "$1 $(grep -c '^page ' "$out/long.trace") $(awk '/Collected/ { print $4 }' "$out/long.log")"
}

if ! command -v valgrind > /dev/null; then
    echo "valgrind is not installed: growth is not measured"
    exit 0
fi
for posts in 36 73 147; do measure $posts; done | awk '
    { pages[NR] = $2; cost[NR] = $3
      printf "academic, %d pages: %.1f M instructions", $2, $3 / 1e6
      if (NR > 1) printf "; %.2f M for each further page", (cost[NR] - cost[NR - 1]) / (pages[NR] - pages[NR - 1]) / 1e6
      print "" }'
