/**
 * The relapse-prevention plan in the patient's words: triggers, rated early warning signs, coping,
 * supports, surroundings, high-risk dates. One version is in force; the daily check-in uses it.
 */
@NullMarked
package health.trellis.patient.relapse;

import org.jspecify.annotations.NullMarked;
