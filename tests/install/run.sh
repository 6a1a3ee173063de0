#!/bin/sh
# The library as others use it: installed header, pkg-config, static and shared.
# SPDX-License-Identifier: MIT
set -u
. tests/lib.sh
root=$PWD/$work/root
san=${SAN:+-fsanitize=address,undefined}
check "make install" make -s install DESTDIR= PREFIX="$root" CC="${CC:-gcc}" SAN="${SAN:-}"
for file in bin/nextcv lib/libnextcv.a lib/libnextcv.so include/nextcv.h lib/pkgconfig/nextcv.pc \
    share/man/man1/nextcv.1; do
    check "installed: $file" test -s "$root/$file"
done
export PKG_CONFIG_PATH="$root/lib/pkgconfig"
# shellcheck disable=SC2046,SC2086
check "compiles against the shared library" ${CC:-gcc} $san -std=c17 -Wall -Wextra -Werror -o "$work/shared" \
    tests/install/library.c $(pkg-config --cflags --libs nextcv) -Wl,-rpath,"$root/lib"
check "runs" "$work/shared" samples/backend.json samples/go-fintech.md
# shellcheck disable=SC2046,SC2086
check "compiles against the static library" ${CC:-gcc} $san -std=c17 -o "$work/static" tests/install/library.c \
    $(pkg-config --cflags nextcv) "$root/lib/libnextcv.a" $(pkg-config --static --libs-only-l nextcv | sed 's/-lnextcv//')
check "runs statically linked" "$work/static" samples/backend.json samples/go-fintech.md
check "header is C++ too" ${CXX:-g++} -fsyntax-only -x c++ "$root/include/nextcv.h"
exported=$(nm -D --defined-only "$root/lib/libnextcv.so" | awk '$2 ~ /[TDBR]/ { print $3 }' | grep -v '^ncv_' | grep -vE '^(__asan|__ubsan|__sanitizer|_init|_fini|__odr)' | head -3)
if [ -z "$exported" ]; then ok "exports ncv_ only"; else not_ok "exports ncv_ only: $exported"; fi
