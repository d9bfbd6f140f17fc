/**
 * What staff have to do for a patient, by when: plan reviews, outreach after a missed session or an
 * early warning, reviews of weekly hours. Opened by events, at most one open task for one cause.
 */
@NullMarked
package health.trellis.patient.task;

import org.jspecify.annotations.NullMarked;
