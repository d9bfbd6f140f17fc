/**
 * A risk alert looks for a human: step by step by a policy that is data, until somebody
 * acknowledges it. One escalation per alert, however many events; every step is on a durable timer
 * and on record.
 */
@NullMarked
package health.trellis.notification.escalation;

import org.jspecify.annotations.NullMarked;
