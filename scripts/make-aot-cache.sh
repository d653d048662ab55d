#!/bin/sh
# Makes target/everpost.aot, the cache of loaded and linked classes (JEP 483, JEP 514) that makes a start faster. The
# gateway works without it, so a failure is only told, never fatal.
set -u

here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here" || exit 0
JAVA_HOME=$(sh scripts/find-jdk.sh) || exit 0
cache=target/everpost.aot
rm -f "$cache"
# Training has to walk the same classes as a start; a run that only reads a configuration is the least that always works.
training=${EVERPOST_AOT_TRAINING:-"config check --effective --config scripts/aot-training.yaml"}
# shellcheck disable=SC2086 # the training command is several words
"$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$cache" --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -jar target/everpost.jar $training \
    >target/aot.log 2>&1 || echo "everpost: no start cache (see target/aot.log); starts are slower" >&2
