#!/bin/sh
# Measures patient-service on PostgreSQL of its own, and prints ratios: searches among 10 000 and
# 1 000 000 patients, timelines of ten years, and Patient by FHIR beside pgbench. The last figures
# stand in README.md beside this file. Needs pgbench.
set -eu
cd "$(dirname "$0")/../.."
command -v pgbench >/dev/null || { echo "run.sh: install pgbench (PostgreSQL's client tools)" >&2; exit 1; }
./mvnw -B -ntp -q verify -pl patient-service -am \
  -Dtest="${1:-PatientBench}" -Dsurefire.failIfNoSpecifiedTests=false | sed -n 's/^# //p'
