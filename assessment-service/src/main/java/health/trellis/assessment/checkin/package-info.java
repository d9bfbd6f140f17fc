/**
 * The daily check-in: mood, craving, sleep and which personal warning signs were met, once per day
 * of the patient's zone. The signs are those of the relapse-prevention plan in force. A transparent
 * rule raises an early warning, so that somebody reaches out.
 */
@NullMarked
package health.trellis.assessment.checkin;

import org.jspecify.annotations.NullMarked;
