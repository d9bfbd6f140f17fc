/** Carries the trace of a request over the outbox and Kafka (W3C Trace Context). */
@NullMarked
package health.trellis.kit.trace;

import org.jspecify.annotations.NullMarked;
