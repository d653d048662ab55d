#!/bin/sh
# Measures what DESIGN's numbers promise, beside Postfix where it is installed, and writes the table to target/bench.md.
# BENCH_QUEUE (1000000), BENCH_MESSAGES (30000) and BENCH_ROUNDS (3) shorten it; BENCH_PORTS (3200) is the first of 20 ports.
# Usage: scripts/bench.sh [relay] [ses] [latency] [start] [failover] [memory]; without arguments all of them.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$here"
queue=${BENCH_QUEUE:-1000000} messages=${BENCH_MESSAGES:-30000} rounds=${BENCH_ROUNDS:-3} base=${BENCH_PORTS:-3200}
smtp=$((base + 10)) http=$((base + 11)) primary=$((base + 12)) backup=$((base + 13))
JAVA_HOME=$(sh scripts/find-jdk.sh)
export JAVA_HOME EVERPOST_BUILD=never
# On disk: in a memory file system fsync would cost nothing and the figures would mean nothing.
work=$(mktemp -d "$here/target/bench.XXXXXX")
table=target/bench.md
gateway=
sink=

stop() {
    for pid in $gateway $sink; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
    gateway= sink=
    rm -f "$work"/everpost.db*
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2; }
row() { printf '| %s | %s | %s | %s | `%s` |\n' "$1" "$2" "$3" "$4" "$5" | tee -a "$table"; }
bench() { class=$1; shift; "$JAVA_HOME/bin/java" -cp target/test-classes "dev.everpost.bench.$class" "$@"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# settings PRIMARY_PORT: the configuration of every measurement, with a provider at that port and the backup behind it
settings() {
    cat > "$work/everpost.yaml" <<CF
listen: { smtp: 127.0.0.1:$smtp, http: 127.0.0.1:$http }
store: sqlite:$work/everpost.db
trust_loopback: true
submitters:
  bench: { aws: { access_key_id: AKIABENCH, secret_access_key: bench-secret }, senders: ["*"] }
providers:
  primary: { type: smtp, host: 127.0.0.1, port: $1, tls: none }
  backup: { type: smtp, host: 127.0.0.1, port: $backup, tls: none }
routes:
  - { match: {}, providers: [primary, backup] }
log: { level: warn }
CF
}

# start PRIMARY_PORT: prints the milliseconds until /health/ready says 200
start() {
    settings "$1"
    begin=$(date +%s%3N)
    ./everpost serve --config "$work/everpost.yaml" > "$work/log" 2>&1 &
    gateway=$!
    until curl -sf -o /dev/null "http://127.0.0.1:$http/health/ready"; do
        kill -0 "$gateway" 2>/dev/null || { say "everpost did not start:"; cat "$work/log" >&2; exit 1; }
        sleep 0.02
    done
    took=$(($(date +%s%3N) - begin))
}

drain() { # everything waits, nothing is tried
    for name in primary backup; do
        curl -sf -o /dev/null -X POST -H 'Content-Type: application/json' -d '{"reason":"bench"}' \
            "http://127.0.0.1:$http/api/v1/providers/$name/drain"
    done
}

sink() { # smtp-sink in the provider's place; it will not run as root
    user=; [ "$(id -u)" = 0 ] && user="-u nobody"
    # shellcheck disable=SC2086
    smtp-sink $user "127.0.0.1:$primary" 1024 & sink=$!
    sleep 0.3
}

measure_relay() {
    say "relay: $rounds rounds of $messages messages beside Postfix"
    sh scripts/bench-relay.sh "$messages" 4000 50 4096 "$rounds" "$base" | tee "$work/relay" >&2
    for how in kept fresh; do
        ours=$(awk -v how=$how '$1 == "everpost" && $2 == how { sub("/s", "", $8); print $8 }' "$work/relay" | median)
        theirs=$(awk -v how=$how '$1 == "postfix" && $2 == how { sub("/s", "", $8); print $8 }' "$work/relay" | median)
        ratio=$(awk -v a="${ours:-0}" -v b="${theirs:-0}" 'BEGIN { if (b > 0) printf "%.1fx: %d/s against %d/s", a / b, a, b; else printf "%d/s, no Postfix", a }')
        if [ $how = kept ]; then first=5x goal=12x; else first=- goal=-; fi
        row "relay, 4 KB, 50 sessions, connections $how, against Postfix" "$first" "$goal" "$ratio" relay
    done
}

measure_ses() {
    say "SES SendEmail: 64 clients, 30 s of which the second half counts"
    sink; start "$primary"
    result=$(bench SesLoad "$http" 64 30)
    stop
    row "SES SendEmail, SigV4 verified, durable, delivered, 64 clients" 1500/s 4000/s "$result" ses
}

measure_latency() {
    say "accept latency at 500 messages a second: 10 s to warm up, 20 s"
    sink; start "$primary"
    bench AcceptLatency "$smtp" 500 10 > /dev/null
    result=$(bench AcceptLatency "$smtp" 500 20)
    stop
    row "accept at 500 messages a second" "p99 50 ms" "p99 10 ms" "$result" latency
}

measure_start() {
    for how in with without; do
        say "start to ready, $how start cache: 5 times"
        [ $how = without ] && [ -f target/everpost.aot ] && mv target/everpost.aot "$work/aside.aot"
        result=$(for _ in 1 2 3 4 5; do start "$primary"; stop; echo "$took"; done | median)
        [ -f "$work/aside.aot" ] && mv "$work/aside.aot" target/everpost.aot
        row "start to ready, $how start cache, median of 5" 3000 1000 "$result ms" start
    done
}

measure_failover() {
    for how in refuse silent; do
        say "failover: the primary turns $how"
        start "$primary"
        result=$(bench Failover "$smtp" "$primary" "$backup" $how)
        stop
        if [ $how = refuse ]; then first="1 s" goal="same pass"; else first="5 s" goal="2 s"; fi
        row "the primary turns $how, critical mail" "$first" "$goal" "$result" failover
    done
}

measure_memory() {
    say "memory: $queue messages of 4 KB into a drained gateway; some minutes and $((queue / 170)) MB of disk"
    start "$primary"; drain
    done=0
    while [ "$done" -lt "$queue" ]; do
        part=$((queue - done < 100000 ? queue - done : 100000))
        smtp-source -d -s 50 -l 4096 -m "$part" -f from@bench.example -t to@sink.example "127.0.0.1:$smtp"
        done=$((done + part))
        say "$done queued, $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$gateway/status") MB resident"
    done
    result=$(awk '/VmRSS/ { rss = $2 } /VmHWM/ { hwm = $2 } END { printf "%d MB, at most %d MB", rss / 1024, hwm / 1024 }' "/proc/$gateway/status")
    stop
    row "resident memory with $queue messages queued" "1 GB" "384 MB" "$result" memory
}

{
    echo "$(date -u +%Y-%m-%dT%H:%MZ), $(nproc) cores, $(uname -sr), load $(cut -d' ' -f1 /proc/loadavg) before the run, commit $(git rev-parse --short HEAD 2>/dev/null || echo none)."
    echo; echo "| what | first | goal | measured | scripts/bench.sh |"; echo "|---|---|---|---|---|"
} | tee "$table"
[ $# -gt 0 ] || set -- relay ses latency start failover memory
for what in "$@"; do
    case $what in
        relay | ses | latency | memory)
            command -v smtp-source >/dev/null || { say "$what is left out: smtp-source and smtp-sink (Postfix) are not installed"; continue; } ;;
    esac
    "measure_$what"
done
