/**
 * Risk alerts: answers that ask for a human. An alert is written in the transaction of the answers,
 * so that neither exists without the other; escalation until somebody acknowledges is
 * notification-service's. It is closed only by a person with a note, and never deleted.
 */
@NullMarked
package health.trellis.assessment.risk;

import org.jspecify.annotations.NullMarked;
