/**
 * The physician's certification that a patient needs this level of care, and its renewal in time:
 * Medicare pays intensive outpatient and partial hospitalization services under it only (42 CFR
 * 424.24(d) and (e)); many payers ask the same.
 */
@NullMarked
package health.trellis.patient.certification;

import org.jspecify.annotations.NullMarked;
