/**
 * The relapse-prevention plan in the patient's words: triggers, early warning signs, coping,
 * supports. One version is in force; the daily check-in asks about its warning signs.
 */
@NullMarked
package health.trellis.patient.relapse;

import org.jspecify.annotations.NullMarked;
