/**
 * What happened to a patient in the order in which it happened: own changes and facts of the other
 * services in one table, so that an episode's timeline is one query.
 */
@NullMarked
package health.trellis.patient.timeline;

import org.jspecify.annotations.NullMarked;
