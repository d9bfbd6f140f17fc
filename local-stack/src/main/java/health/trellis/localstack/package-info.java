/**
 * Trellis on one machine without Docker: PostgreSQL, Kafka, Keycloak and a mailbox from their Maven
 * artifacts, and the five services, as one supervised tree of processes. The commands of {@code
 * ./trellis} start here.
 */
@NullMarked
package health.trellis.localstack;

import org.jspecify.annotations.NullMarked;
