#!/bin/sh
# Prints the home of a JDK 25 or newer; on failure prints one line that says what to install, and fails.
# Looks at EVERPOST_JAVA (a java executable or a JDK's home), JAVA_HOME, PATH, then where systems and SDKMAN keep JDKs,
# because `java` on a machine's PATH is often an older one.
set -u

NEEDED=25

# The major version of a JDK's home, from its release file, without starting Java; "0" when it is no JDK.
major_of() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
    echo "${version:-0}"
}

offer() {
    [ -n "$1" ] && [ "$(major_of "$1")" -ge "$NEEDED" ] && { echo "$1"; exit 0; }
}

# The home that a java executable belongs to, through symbolic links.
home_of() {
    java=$1
    while [ -L "$java" ]; do
        target=$(readlink "$java")
        case $target in
            /*) java=$target ;;
            *) java=$(dirname "$java")/$target ;;
        esac
    done
    (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P)
}

if [ -n "${EVERPOST_JAVA:-}" ]; then
    if [ -d "$EVERPOST_JAVA" ]; then offer "$EVERPOST_JAVA"; else offer "$(home_of "$EVERPOST_JAVA")"; fi
    echo "everpost: EVERPOST_JAVA=$EVERPOST_JAVA is not a JDK $NEEDED or newer; correct or unset it" >&2
    exit 1
fi
offer "${JAVA_HOME:-}"
on_path=$(command -v java 2>/dev/null) && offer "$(home_of "$on_path")"
for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$home" ] && offer "$home"
done
if [ -x /usr/libexec/java_home ]; then
    offer "$(/usr/libexec/java_home -v "$NEEDED+" 2>/dev/null)"
fi

if [ "$(uname -s)" = Darwin ]; then
    remedy="brew install openjdk"
else
    remedy="sdk install java 25-tem (https://sdkman.io), or your system's package, such as temurin-25-jdk"
fi
echo "everpost: no JDK $NEEDED or newer found; install one: $remedy; or set JAVA_HOME" >&2
exit 1
