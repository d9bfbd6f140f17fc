/**
 * Who co-signs for whom: a clinician who does not yet practice alone (an associate, an intern) has
 * a supervisor, whose signature puts the clinician's plans and notes in force.
 */
@NullMarked
package health.trellis.patient.supervision;

import org.jspecify.annotations.NullMarked;
