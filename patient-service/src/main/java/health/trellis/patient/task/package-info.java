/**
 * What staff have to do for a patient, by when: plan reviews, outreach after a missed session or an
 * early warning, reviews of weekly hours. Opened by events, at most one open task for one cause.
 * What nobody does in time goes to the supervisor and then to the program's administration; the
 * database keeps each task's history.
 */
@NullMarked
package health.trellis.patient.task;

import org.jspecify.annotations.NullMarked;
