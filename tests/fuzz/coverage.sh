#!/bin/sh
# Share of the lines of each reader that its seeds and what fuzzing found reach.
# usage: sh tests/fuzz/coverage.sh [TARGET...]   SPDX-License-Identifier: MIT
set -eu
make -s CC=clang COV=1 build/clang-cov/libnextcv.a > /dev/null
flags=$(make -s -f - print <<'MAKE'
include Makefile
print:
	@echo $(CPPFLAGS_ALL)
MAKE
)
libs=$(make -s -f - print <<'MAKE'
include Makefile
print:
	@echo $(LIBS)
MAKE
)
[ $# -gt 0 ] || set -- profile posting layout
for name; do
    program=build/clang-cov/cover-$name
    rm -f "$program".*.profraw
    # shellcheck disable=SC2086 # words; libFuzzer runs the files it is given once each
    eval clang $flags -std=c17 -g -fprofile-instr-generate -fcoverage-mapping -fsanitize=fuzzer \
        -o "$program" "tests/fuzz/fuzz_$name.c" build/clang-cov/libnextcv.a $libs
    LLVM_PROFILE_FILE="$program.%p.profraw" "$program" -runs=0 tests/fuzz/corpus/"$name" > /dev/null 2>&1
    llvm-profdata merge -o "$program.profdata" "$program".*.profraw
    llvm-cov report "$program" -instr-profile="$program.profdata" src/"$name"/*.c |
        awk -v n="$name" '/^TOTAL/ { print n ": " $10 " of lines" } { if (ENVIRON["VERBOSE"]) print }'
done
