#!/bin/sh
# Installs the clients that acceptance tests and the benchmark use. Without root or apt-get it only says what is missing;
# it never fails, because the tests that need a missing client say so themselves.
set -u

root=$(cd "$(dirname "$0")/.." && pwd -P)
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
    cd "$root/src/test/node" || return
    command -v npm >/dev/null 2>&1 && ! cmp -s package-lock.json node_modules/.installed || return 0
    if npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2; then
        cp package-lock.json node_modules/.installed
    else
        echo "everpost: npm could not install src/test/node; the tests of JavaScript clients need it" >&2
    fi
}

# The Java client of SES API v1, on a class path of its own; at once when it is there already.
jars() {
    to=$root/target/java-ses-client
    pom=$root/src/test/java-ses/pom.xml
    cmp -s "$pom" "$to/.installed" && return 0
    if JAVA_HOME=$(sh "$root/scripts/find-jdk.sh") "${MVN:-mvn}" -B -q -f "$pom" dependency:copy-dependencies \
        -DoutputDirectory="$to" >&2; then
        cp "$pom" "$to/.installed"
    else
        echo "everpost: mvn could not fetch the jars of src/test/java-ses; the test of that client needs them" >&2
    fi
}

[ -z "$missing" ] && { packages; jars; exit 0; }

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "everpost: installing test tools:$missing" >&2
    log=${TMPDIR:-/tmp}/everpost-apt.log
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # a list of packages
    if { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
        packages
        jars
        exit 0
    fi
    echo "everpost: could not install:$missing (see $log)" >&2
fi
echo "everpost: some tests and figures need:$missing; install them with your system's packages" >&2
packages
jars
exit 0
