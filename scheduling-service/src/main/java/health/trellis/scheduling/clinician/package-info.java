/**
 * Clinicians: credentials, the modalities they may lead, whether they may prescribe, the programs
 * they\n * work in and their working hours by weekday in the zone of the site. Other services learn
 * of them by\n * ClinicianDefined.
 */
@NullMarked
package health.trellis.scheduling.clinician;

import org.jspecify.annotations.NullMarked;
