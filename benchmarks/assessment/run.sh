#!/bin/sh
# Measures the caseload view of assessment-service on PostgreSQL of its own, and prints ratios.
# The last figures stand in README.md beside this file.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -ntp -q verify -pl assessment-service \
  -Dtest=CaseloadBench -Dsurefire.failIfNoSpecifiedTests=false \
  | sed -n '/^caseload view/,/^| one round/p'
