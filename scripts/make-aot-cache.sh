#!/bin/sh
# Makes target/everpost.aot, the cache of loaded and linked classes (JEP 483, JEP 514) that makes a start faster. The
# gateway works without it, so a failure is only told, never fatal.
set -u

here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here" || exit 0
JAVA_HOME=$(sh scripts/find-jdk.sh) || exit 0
cache=target/everpost.aot
rm -f "$cache" target/aot.log target/aot-training.db*

# Training has to walk the same classes as a start: a gateway that gets ready and is stopped. Its ports are the system's choice.
"$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$cache" --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -jar target/everpost.jar \
    serve --config scripts/aot-training.yaml >target/aot.log 2>&1 &
training=$!
waited=0
until grep -q "ready after" target/aot.log 2>/dev/null || [ $waited -ge 60 ]; do
    kill -0 $training 2>/dev/null || break
    sleep 0.5
    waited=$((waited + 1))
done
kill $training 2>/dev/null
wait $training 2>/dev/null
rm -f target/aot-training.db*
[ -f "$cache" ] || echo "everpost: no start cache (see target/aot.log); starts are slower" >&2
