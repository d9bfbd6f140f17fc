/**
 * What the tests of a service need: a real PostgreSQL and a real Kafka once per module, tokens
 * signed by a test key, events in and out, the table-driven access test, and the rules of the
 * architecture.
 */
@NullMarked
package health.trellis.kit.testing;

import org.jspecify.annotations.NullMarked;
