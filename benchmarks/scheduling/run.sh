#!/bin/sh
# Plans generated weeks on one core and prints the table of README.md beside this file; writes the
# pictures of the guide. Usage: run.sh [SECONDS [SEED [INSTANCE…]]], an instance being for example 200t.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
seed=${1:-2031}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 20l 20t 60l 60t 60v 200l 600l 600t 200t
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
./mvnw -B -ntp -q -pl scheduling-service -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$classpath"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
pin=$(command -v taskset >/dev/null && echo "taskset -c 0" || true)
$pin "$java" -Xmx2g -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "scheduling-service/target/classes:scheduling-service/target/test-classes:$(cat "$classpath")" \
  health.trellis.scheduling.planner.bench.PlannerBench "$seconds" "$seed" docs/guides/images "$@"
