/** Tests of scheduling: rules as tables of cases, and the service on real PostgreSQL and Kafka. */
@NullMarked
package health.trellis.scheduling;

import org.jspecify.annotations.NullMarked;
