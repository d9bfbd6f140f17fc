#!/bin/sh
# Measures a running stack with the demo's people (./trellis up --demo) through its gateway: from a
# patient's risk answer to the first page in the app and in the mailbox of the clinician on call.
# Leaves answers and acknowledged alerts behind. Usage: first-page.sh [ROUNDS]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
GATEWAY=$("$root/trellis" status | awk '$1 == "gateway" { print $NF }'); export GATEWAY
[ -n "$GATEWAY" ] || { echo "first-page.sh: start the stack with ./trellis up --demo -d" >&2; exit 1; }
IMAP_PORT=$(sed -n 's/.*"mailbox-imap" *: *\([0-9]*\).*/\1/p' "$root/.trellis/ports.json" | head -1); export IMAP_PORT
PATIENT_TOKEN=$("$root/trellis" token maria.sample); export PATIENT_TOKEN
CLINICIAN_TOKEN=$("$root/trellis" token dana.demo); export CLINICIAN_TOKEN
export MAILBOX=dana.demo@example.org PATIENT=0197a000-0000-7000-8000-000000000301
# A page goes to the clinician on call of the patient's program. Admitted already is a 409.
curl -s -o /dev/null "$GATEWAY/api/v1/patients/$PATIENT/episodes" -H "Authorization: Bearer $("$root/trellis" token cora.demo)" \
  -H 'Content-Type: application/json' \
  -d "{\"programId\":\"0197a000-0000-7000-8000-000000000101\",\"referralSource\":\"SELF\",\"admittedOn\":\"$(TZ=America/New_York date +%F)\"}"
sleep 5
exec "$("$root/mvnw" --jdk)/bin/java" "$here/FirstPage.java" "${1:-60}"
