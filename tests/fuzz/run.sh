#!/bin/sh
# Each fuzz target for some seconds (20 unless SECONDS_MAX says otherwise), from its seeds.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
command -v clang > /dev/null || { not_ok "clang is there"; exit 1; }
if [ "${SAN:-}" ]; then exit 0; fi # the targets are sanitized anyway
for file in tests/fuzz/fuzz_*.c; do
    name=$(basename "$file" .c)
    name=${name#fuzz_}
    check "fuzz $name" make -s "fuzz-$name" SECONDS_MAX="${SECONDS_MAX:-20}" CC=gcc SAN=
done
