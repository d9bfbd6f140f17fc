/**
 * Summary documents of an episode: the discharge summary, the plan of care, and the packet with
 * which a payer reviews that treatment goes on. As JSON, HTML or PDF, of what this service knows
 * itself or was told by events. What leaves is decided by the consents, accounted for, and kept as
 * it went.
 */
@NullMarked
package health.trellis.patient.document;

import org.jspecify.annotations.NullMarked;
