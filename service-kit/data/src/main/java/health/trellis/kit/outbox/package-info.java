/**
 * Events on their way out. {@link Outbox#append} writes an event in the transaction of the change
 * that it tells; the relay sends it to Kafka at least once, in order per key. The table has the
 * columns that Debezium's outbox event router expects, so CDC can take the relay's place.
 */
@NullMarked
package health.trellis.kit.outbox;

import org.jspecify.annotations.NullMarked;
