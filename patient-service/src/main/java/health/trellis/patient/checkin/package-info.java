/**
 * The days on which patients checked in, as assessment-service tells of them: for milestones of
 * consistency and for the long view after discharge.
 */
@NullMarked
package health.trellis.patient.checkin;

import org.jspecify.annotations.NullMarked;
