#!/bin/sh
# Says in one line what to install when there is no Maven.
set -u

command -v "${MVN:-mvn}" >/dev/null 2>&1 && exit 0
echo "everpost: Maven is not on the PATH; install it (apt-get install maven, brew install maven, sdk install maven)" >&2
exit 1
