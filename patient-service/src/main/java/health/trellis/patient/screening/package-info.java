/**
 * Screening for the level of care: what was found by the ASAM Criteria (third or fourth edition) or
 * by the rule for Medicare's intensive outpatient services, and the level that it points to. A
 * screening is never changed: a new one follows it. It supports a decision and makes none.
 */
@NullMarked
package health.trellis.patient.screening;

import org.jspecify.annotations.NullMarked;
