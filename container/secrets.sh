#!/bin/sh
# Makes the secrets of docker-compose.yml under .secrets/, each once: random, not in the repository.
# The folder is closed to others; the files are readable, for the containers' users have other ids.
set -eu
cd "$(dirname "$0")/.."
mkdir -p .secrets
chmod 700 .secrets
for name in postgres_admin_password patient_database_password scheduling_database_password \
  assessment_database_password notification_database_password keycloak_database_password \
  keycloak_admin_password; do
  if [ ! -s ".secrets/$name" ]; then
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >".secrets/$name"
    chmod 644 ".secrets/$name"
  fi
done
echo "secrets are in .secrets/"
