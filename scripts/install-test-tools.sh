#!/bin/sh
# Installs the clients that acceptance tests and the benchmark use. Without root or apt-get it only says what is missing;
# it never fails, because the tests that need a missing client say so themselves.
set -u

missing=
need() { # command, package
    command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || missing="$missing $2"
}

need swaks swaks
# swaks speaks TLS by this library, which its package only recommends
perl -MNet::SSLeay -e 1 >/dev/null 2>&1 || missing="$missing libnet-ssleay-perl"
need smtp-source postfix
need strace strace
need curl curl
need aws awscli
need node nodejs
need npm npm

# The JavaScript clients of the acceptance tests, exactly as their lock file has them; at once when they are there already.
packages() {
    cd "$(dirname "$0")/../src/test/node" || return
    command -v npm >/dev/null 2>&1 && ! cmp -s package-lock.json node_modules/.installed || return 0
    if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2; then
        cp package-lock.json node_modules/.installed
    else
        echo "everpost: npm could not install src/test/node; the tests of JavaScript clients need it" >&2
    fi
}

[ -z "$missing" ] && { packages; exit 0; }

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "everpost: installing test tools:$missing" >&2
    log=${TMPDIR:-/tmp}/everpost-apt.log
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of packages
    if { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
        packages
        exit 0
    fi
    echo "everpost: could not install:$missing (see $log)" >&2
fi
echo "everpost: some tests and figures need:$missing; install them with your system's packages" >&2
packages
exit 0
