#!/bin/bash
# Runs once, on an empty data directory: the service's role and its database. The role owns this
# database, is no superuser, and nobody else may connect.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set name="$TRELLIS_DATABASE" \
  --set password="$(cat /run/secrets/service_password)" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
