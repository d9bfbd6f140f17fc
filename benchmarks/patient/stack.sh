#!/bin/sh
# Measures FHIR Patient of a running stack (./trellis up) through its gateway, as a ratio to pgbench
# reading the same rows in the same run. Needs psql, pgbench and patients: ./trellis demo.
# Usage: stack.sh [CLIENTS] [SECONDS]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
clients=${1:-8}
seconds=${2:-15}
value() { sed -n "s/.*\"$2\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" "$root/.trellis/$1.json" | head -1; }

# The gateway's port is the one that ./trellis up was given: no part of ports.json.
gateway=$("$root/trellis" status | awk '$1 == "gateway" { print $NF }')
[ -n "$gateway" ] || { echo "stack.sh: start the stack with ./trellis up -d" >&2; exit 1; }
export PGHOST=127.0.0.1 PGPORT="$(value ports postgres)" PGUSER=patient PGDATABASE=patient
PGPASSWORD=$(value secrets database.patient); export PGPASSWORD
# The gateway limits what one person asks for a second: two who may see everybody take turns.
TOKENS="$("$root/trellis" token cora.demo) $("$root/trellis" token adam.demo)"; export TOKENS
java="$("$root/mvnw" --jdk)/bin/java"
script=$(mktemp)
trap 'rm -f "$script"' EXIT

ids=$(psql -qAt -c 'select id from patient where merged_into is null order by id limit 200' | tr '\n' ' ')
numbers=$(psql -qAt -c "select distinct value from patient_identifier where value !~ '[^A-Za-z0-9-]' limit 200" | tr '\n' ' ')
[ "$(echo "$ids" | wc -w)" -ge 20 ] || { echo "stack.sh: make patients with ./trellis demo" >&2; exit 1; }

# As many rows, chosen by chance: a patient, the numbers and the details.
cat > "$script" <<SQL
\set n random(1, $(echo "$ids" | wc -w))
select id from bench_patient where n = :n \gset
select * from patient where id = :id;
select * from patient_identifier where patient_id = :id;
select * from patient_detail where patient_id = :id;
SQL
psql -q -c 'set client_min_messages to warning' -c 'drop table if exists bench_patient' -c 'create table bench_patient as
  select row_number() over (order by id)::integer as n, id from patient where merged_into is null
  order by id limit 200' -c 'alter table bench_patient add primary key (n)'
bare=$(pgbench -n -M prepared -c "$clients" -j 2 -T "$seconds" -f "$script" 2>/dev/null \
  | sed -n 's/^tps = \([0-9.]*\).*/\1/p')
psql -q -c 'drop table bench_patient'

through() { VALUES="$2" "$java" "$here/Reads.java" "$gateway" "$1" "$clients" "$seconds"; }
read=$(through '/fhir/r4/Patient/%s' "$ids")
search=$(through '/fhir/r4/Patient?identifier=%s' "$numbers")
awk -v c="$clients" -v n="$(echo "$ids" | wc -w)" -v b="$bare" -v r="$read" -v s="$search" 'BEGIN {
  printf "| %d clients, %d patients, a second | | share of pgbench |\n|---|---|---|\n", c, n
  printf "| pgbench reading the same rows | %.0f | 1 |\n", b
  printf "| Patient read through the gateway | %.0f | %.3f |\n", r, r / b
  printf "| Patient search by identifier through the gateway | %.0f | %.3f |\n", s, s / b }'
