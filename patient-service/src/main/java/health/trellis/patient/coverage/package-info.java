/**
 * Who pays for a patient's care: plans with the member's number, the days they hold, and the order
 * in which they are asked. Read by billing, and by EHRs as US Core Coverage.
 */
@NullMarked
package health.trellis.patient.coverage;

import org.jspecify.annotations.NullMarked;
