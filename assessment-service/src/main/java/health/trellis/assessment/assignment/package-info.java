/**
 * Assignments: what a patient is asked to answer, and by when. A battery comes with admission and
 * discharge and, by a durable timer, every week; staff add more. A draft is kept while the patient
 * answers (ASSIGNED, IN_PROGRESS), submitting closes it once (COMPLETED), time lets it go
 * (EXPIRED).
 */
@NullMarked
package health.trellis.assessment.assignment;

import org.jspecify.annotations.NullMarked;
