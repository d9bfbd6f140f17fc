# Runs a command that ends when the launcher does, however that ended: the launcher holds the other
# end of standard input, and when it is gone, so is the command.
#   tether.sh SIGNAL COMMAND...     SIGNAL asks the command to end in good order
signal=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(
  cat <&3 >/dev/null
  kill -s "$signal" "$child" 2>/dev/null
  waited=0
  while kill -0 "$child" 2>/dev/null && [ "$waited" -lt 150 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -s KILL "$child" 2>/dev/null
) &
watcher=$!
exec 3<&-
# Ctrl-C reaches all at once; but it is the launcher that ends its parts, in their order.
trap '' INT HUP
trap 'kill -s "$signal" "$child" 2>/dev/null' TERM
wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  code=$?
done
kill -s KILL "$watcher" 2>/dev/null
exit "$code"
