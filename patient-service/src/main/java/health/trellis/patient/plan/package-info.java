/**
 * The individual treatment plan: problems, goals with measurable targets and progress,
 * interventions by modality, and the prescription that scheduling fills weeks to. Written as a
 * draft, signed by a clinician of the care team, immutable from then on, and revised by a new
 * version.
 */
@NullMarked
package health.trellis.patient.plan;

import org.jspecify.annotations.NullMarked;
