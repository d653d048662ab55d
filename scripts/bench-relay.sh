#!/bin/sh
# End-to-end relay, Everpost and Postfix in one run: smtp-source -> relay -> smtp-sink, fsync before 250 in both.
# Usage: scripts/bench-relay.sh [MESSAGES_EVERPOST] [MESSAGES_POSTFIX] [SESSIONS] [BYTES] [ROUNDS] [PORTS]
# Postfix is measured where it is installed and this runs as root, for it refuses to run otherwise. Prints one line per measurement.
set -eu
everpost_messages=${1:-30000} postfix_messages=${2:-4000} sessions=${3:-50} bytes=${4:-4096} rounds=${5:-3} base=${6:-2790}
here=$(cd "$(dirname "$0")/.." && pwd)
# On disk: in a memory file system fsync would cost nothing. Postfix's own user has to get in.
work=$(mktemp -d /var/tmp/everpost-bench.XXXXXX)
sink_port=$base postfix_port=$((base + 1)) everpost_port=$((base + 2)) http_port=$((base + 3))
chmod 755 "$work"
everpost_pid=
sink=
cleanup() {
  [ -n "$everpost_pid" ] && kill "$everpost_pid" 2>/dev/null || true
  [ -d "$work/postfix" ] && postfix -c "$work/postfix" stop >/dev/null 2>&1 || true
  [ -n "$sink" ] && kill "$sink" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

start_postfix() {
  mkdir -p "$work/postfix" "$work/queue" "$work/data"
  chown postfix "$work/data"
  cat > "$work/postfix/main.cf" <<CF
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = bench.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
relayhost = [127.0.0.1]:$sink_port
smtpd_peername_lookup = no
smtp_connection_cache_destinations = 127.0.0.1
smtp_connection_cache_on_demand = yes
default_process_limit = 200
default_destination_concurrency_limit = 50
initial_destination_concurrency = 50
smtpd_client_connection_count_limit = 200
CF
  awk -v port="127.0.0.1:$postfix_port" \
    '/^[a-z]/ && NF >= 8 { $5 = "n"; if ($1 == "smtp" && $2 == "inet") $1 = port } { print }' \
    /usr/share/postfix/master.cf.dist | sed 's/^\([^ ].*\)$/\1/' > "$work/postfix/master.cf"
  postfix -c "$work/postfix" check >/dev/null 2>&1 || true
  postfix -c "$work/postfix" start >/dev/null 2>&1
}

start_everpost() {
  cat > "$work/everpost.yaml" <<CF
listen: { smtp: 127.0.0.1:$everpost_port, http: 127.0.0.1:$http_port }
store: sqlite:$work/everpost.db
trust_loopback: true
submitters: {}
providers:
  sink: { type: smtp, host: 127.0.0.1, port: $sink_port, tls: none }
routes:
  - { match: {}, providers: [sink] }
log: { level: warn }
CF
  "$here/everpost" serve --config "$work/everpost.yaml" > "$work/everpost.log" 2>&1 &
  everpost_pid=$!
  for _ in $(seq 100); do
    curl -sf http://127.0.0.1:$http_port/health/ready >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  echo "everpost did not become ready:" >&2; cat "$work/everpost.log" >&2; exit 1
}

# relay NAME PORT MESSAGES FLAGS: one measurement, messages per second until the sink has them all
relay() {
  # shellcheck disable=SC2086
  smtp-sink $as -M "$3" 127.0.0.1:$sink_port 1024 &
  sink=$!
  sleep 0.3
  begin=$(date +%s.%N)
  # shellcheck disable=SC2086
  smtp-source $4 -s "$sessions" -l "$bytes" -m "$3" -f from@bench.example -t to@sink.example "127.0.0.1:$2"
  sent=$(date +%s.%N)
  wait $sink || true
  sink=
  end=$(date +%s.%N)
  awk -v n="$3" -v b="$begin" -v s="$sent" -v e="$end" -v name="$1" -v flags="$4" \
    'BEGIN { printf "%-9s %-6s %8d messages  accepted %7.0f/s  relayed %7.0f/s\n", name, (flags == "-d" ? "kept" : "fresh"), n, n/(s-b), n/(e-b) }'
}

as=
[ "$(id -u)" = 0 ] && as="-u nobody"
with_postfix=
if [ -n "$as" ] && command -v postfix >/dev/null; then
  with_postfix=yes
else
  echo "Postfix is left out: it is not installed, or this is not root" >&2
fi
echo "machine: $(nproc) cores, $(uname -sr), $sessions sessions, $bytes bytes"
[ -z "$with_postfix" ] || start_postfix
start_everpost
relay warm-up $everpost_port "$everpost_messages" -d
for _ in $(seq "$rounds"); do
  relay everpost $everpost_port "$everpost_messages" -d
  [ -z "$with_postfix" ] || relay postfix $postfix_port "$postfix_messages" -d
done
relay everpost $everpost_port "$everpost_messages" ""
[ -z "$with_postfix" ] || relay postfix $postfix_port "$postfix_messages" ""
