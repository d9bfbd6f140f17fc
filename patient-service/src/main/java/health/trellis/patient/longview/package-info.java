/**
 * The long view: how a person does from intake through treatment to long after discharge. Stays,
 * measures with their follow-ups, check-ins, milestones and setbacks stand side by side.
 */
@NullMarked
package health.trellis.patient.longview;

import org.jspecify.annotations.NullMarked;
