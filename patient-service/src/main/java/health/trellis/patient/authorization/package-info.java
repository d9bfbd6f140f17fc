/**
 * Read model of what payers approved and how much of it attendance used, fed by
 * AuthorizationUpdated of scheduling-service: for the packet by which a payer is asked for more.
 */
@NullMarked
package health.trellis.patient.authorization;

import org.jspecify.annotations.NullMarked;
