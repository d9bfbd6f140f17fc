/**
 * Sobriety dates: what a person has left behind, since when, and the new beginnings in between. A
 * reset is part of the process: longest and total days stay. Only the patient and the care team see
 * them, because they are substance-use information (42 CFR Part 2).
 */
@NullMarked
package health.trellis.patient.sobriety;

import org.jspecify.annotations.NullMarked;
