#!/bin/sh
# Measures running copies of notification-service: fan-out, kills, streams. The last figures stand
# in README.md beside this file. Arguments go to Maven, for example -Dbench.reminders=10000
# -Dbench.kills=10 -Dbench.streams=1000.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -ntp -q package -DskipTests -pl notification-service -am
for bench in StreamBench FanOutBench KillBench; do
  ./mvnw -B -ntp -q test -pl notification-service -am \
    -Dtest=$bench -Dsurefire.failIfNoSpecifiedTests=false "$@" \
    | grep -E '^(\||fan-out|kill test|[0-9]+ open streams)|FAIL|expected:'
done
