#!/bin/sh
# Measures a running stack (./trellis up) through its gateway, beside peers of the same run:
#  - a PHQ-9 submitted and scored, as a ratio to pgbench inserting the same rows;
#  - from a risk answer sent until its notification is queued, beside a commit, Kafka and a consumer.
# Needs psql and pgbench, the artifacts that the build has fetched, and patients: ./trellis demo. Leaves
# answers of theirs behind. Usage: stack.sh [CLIENTS] [SECONDS] [ROUNDS]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
clients=${1:-8}
seconds=${2:-20}
rounds=${3:-100}
value() { sed -n "s/.*\"$2\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" "$root/.trellis/$1.json" | head -1; }
jar() { find "$HOME/.m2/repository/$1" -name "$2" ! -name '*sources*' | sort | tail -1; }

# The gateway's port is the one that ./trellis up was given: no part of ports.json.
GATEWAY=$("$root/trellis" status | awk '$1 == "gateway" { print $NF }'); export GATEWAY
[ -n "$GATEWAY" ] || { echo "stack.sh: start the stack with ./trellis up -d" >&2; exit 1; }
export KAFKA="127.0.0.1:$(value ports kafka)"
for service in assessment notification; do
  name=$(echo "$service" | tr a-z A-Z)
  export "${name}_URL=jdbc:postgresql://127.0.0.1:$(value ports postgres)/$service"
  export "${name}_USER=$service"
  export "${name}_PASSWORD=$(value secrets database.$service)"
done
# Staff enter for many patients: answers of one patient alone would wait for each other.
TOKEN=$("$root/trellis" token cora.demo); export TOKEN
PATIENTS=$(curl -fsS -H "Authorization: Bearer $TOKEN" "$GATEWAY/api/v1/outcomes/caseload?limit=200" \
  | grep -o '"patientId":"[^"]*"' | cut -d '"' -f 4 | sort -u | tr '\n' ' '); export PATIENTS
[ "$(echo "$PATIENTS" | wc -w)" -ge 20 ] || { echo "stack.sh: make patients with ./trellis demo" >&2; exit 1; }
path="$(jar org/postgresql/postgresql '*.jar'):$(jar org/apache/kafka/kafka-clients 'kafka-clients-4*.jar')"
path="$path:$(jar org/slf4j/slf4j-api 'slf4j-api-2*.jar'):$(jar com/github/luben/zstd-jni '*.jar')"
java="$("$root/mvnw" --jdk)/bin/java"
log=$(mktemp)
rows=$(mktemp)
trap 'rm -f "$log" "$rows"' EXIT
# What goes wrong is told; the logs of clients that work are not.
measure() { "$java" -cp "$path" "$here/Stack.java" "$@" 2>"$log" || { cat "$log" >&2; exit 1; }; }

export PGHOST=127.0.0.1 PGPORT="$(value ports postgres)" PGUSER=assessment PGDATABASE=assessment
export PGPASSWORD="$ASSESSMENT_PASSWORD" PGOPTIONS='-c client_min_messages=warning'
submitted=$(measure submit "$clients" "$seconds")

# The rows of one PHQ-9: a response, Observations of total and subscore with their tokens, the audit
# record and the event.
psql -q -v ON_ERROR_STOP=1 <<'SQL'
drop schema if exists peer cascade;
create schema peer;
create table peer.response (like public.response including defaults including indexes);
create table peer.observation (like public.observation including defaults including indexes);
create table peer.observation_token (like public.observation_token including indexes);
create table peer.outbox (like public.outbox including defaults including identity including indexes);
create table peer.audit (id uuid primary key, body text);
SQL
cat > "$rows" <<'SQL'
begin;
insert into peer.response (id, patient_id, instrument, form_version, answers, authored_at, entered_at,
  entered_by, by_patient, score, prorated, subscores, band_code, band_label)
values (gen_random_uuid(), gen_random_uuid(), 'phq-9', '1.0.0',
  jsonb_build_object('44250-9','LA6569-3','44255-8','LA6569-3','44259-0','LA6569-3'), now(), now(),
  'pgbench', true, 8, false, '{"phq-2":2}', 'mild', 'Mild');
insert into peer.observation (id, patient_id, response_id, status, effective_at, resource, stored_at)
values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'final', now(), repeat('x', 1100), now()),
       (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'final', now(), repeat('x', 1100), now());
insert into peer.observation_token
select gen_random_uuid(), kind, 'http://loinc.org', '44261-6'
from (values ('CODE'), ('CODE'), ('CATEGORY'), ('CATEGORY')) k(kind);
insert into peer.audit values (gen_random_uuid(), repeat('x', 300));
insert into peer.outbox (id, aggregatetype, aggregateid, type, payload, topic, occurred_at)
values (gen_random_uuid(), 'assessment', 'x', 'x', jsonb_build_object('x', repeat('x', 400)), 'x', now());
commit;
SQL
bare=$(pgbench -n -c "$clients" -j 2 -T "$seconds" -f "$rows" 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p')
psql -q -c 'drop schema peer cascade'
awk -v a="$submitted" -v b="$bare" -v c="$clients" -v n="$(echo "$PATIENTS" | wc -w)" 'BEGIN {
  printf "| PHQ-9 submitted and scored through the gateway, %d clients, %d patients | %.0f/s |\n", c, n, a
  printf "| pgbench inserting the same rows, %d clients | %.0f/s |\n| ratio | %.3f |\n", c, b, a / b }'
measure alert "$rounds"
