#!/bin/sh
# Starts a Trellis process. For each variable NAME_FILE with NAME one of the secrets below, NAME
# becomes the file's text, so that secrets come from files and not from the environment of the host.
set -eu
for name in TRELLIS_DATABASE_PASSWORD TRELLIS_MAIL_PASSWORD; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
    unset "${name}_FILE"
  fi
done
exec java \
  -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -jar /app/quarkus-run.jar
