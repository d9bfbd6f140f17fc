#!/bin/sh
# Measures assessment-service on PostgreSQL of its own, and prints ratios: the caseload view, and a
# million responses scored again. The last figures stand in README.md beside this file.
set -eu
cd "$(dirname "$0")/../.."
# One after the other, each on a database of its own.
for bench in ${1:-CaseloadBench RecomputeBench}; do
  ./mvnw -B -ntp -q test -pl assessment-service -am \
    -Dtest="$bench" -Dsurefire.failIfNoSpecifiedTests=false \
    | sed -n '/^caseload view/,/^the view of all/p;/^recompute/,/^| heap in use after/p;/#/p'
done
