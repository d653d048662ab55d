#!/bin/sh
# Builds target/everpost.jar and target/lib/ without tests, quietly; prints Maven's words only when it fails. Two starts at
# one time do not build twice: the second waits.
set -u

here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here" || exit 1
JAVA_HOME=$(sh scripts/find-jdk.sh) || exit 1
export JAVA_HOME
sh scripts/need-maven.sh || exit 1
mkdir -p target
log=$here/target/build.log

build() {
    echo "everpost: building (the first time takes some minutes; its log is target/build.log) ..." >&2
    if ! "${MVN:-mvn}" -B -q -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1; then
        grep -E '^\[ERROR\]|BUILD' "$log" | head -n 20 >&2
        echo "everpost: the build failed; see target/build.log" >&2
        exit 1
    fi
    touch target/everpost.jar # Maven leaves an unchanged jar alone; then it would look older than its sources
    sh scripts/make-aot-cache.sh
}

if command -v flock >/dev/null 2>&1; then
    exec 9>target/.build.lock
    flock 9
fi
newer=$(find src/main pom.xml -newer target/everpost.jar -print 2>/dev/null | head -n 1)
if [ ! -f target/everpost.jar ] || [ ! -d target/lib ] || [ -n "$newer" ] || [ "${1:-}" = --force ]; then
    build
elif [ -f target/everpost.aot ] && [ target/everpost.aot -ot target/everpost.jar ]; then
    # Built by other ways, such as `make test`: a cache of other classes is read and thrown away at every start.
    sh scripts/make-aot-cache.sh
fi
