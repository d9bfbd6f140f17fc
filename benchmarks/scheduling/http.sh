#!/bin/sh
# Measures scheduling-service on PostgreSQL of its own through HTTP: clients that race for the same
# slots, and views beside a long history. The last figures stand in README.md beside this file.
# Usage: http.sh [BENCH…], of BookingBench and CalendarBench.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- BookingBench CalendarBench
for bench; do
  ./mvnw -B -ntp -q test -pl scheduling-service -am -Dtest="$bench" \
    -Dsurefire.failIfNoSpecifiedTests=false | sed -n '/^bookings,/,/^| milli/p;/^calendars,/,/^| free/p'
done
