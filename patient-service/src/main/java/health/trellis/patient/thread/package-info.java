/**
 * The golden thread of a treatment plan: from diagnosis to problem, goal, intervention, session,
 * note and outcome, in one answer that also names what is missing. Payers and accreditors ask for
 * it; clinicians see where the plan and what is done have come apart.
 */
@NullMarked
package health.trellis.patient.thread;

import org.jspecify.annotations.NullMarked;
