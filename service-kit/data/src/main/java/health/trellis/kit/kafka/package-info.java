/**
 * The connection to Kafka: one producer, one consumer group per service and lane, topics made where
 * that is allowed. Settings are those of design section 5: idempotent, {@code acks=all}.
 */
@NullMarked
package health.trellis.kit.kafka;

import org.jspecify.annotations.NullMarked;
