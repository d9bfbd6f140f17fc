/**
 * How many patients a clinician is primary therapist of, held against the clinician's limit. A
 * patient without a primary therapist is not booked for individual sessions with somebody whose
 * caseload is full, unless a reason is given; search and allocation leave such a clinician out.
 */
@NullMarked
package health.trellis.scheduling.caseload;

import org.jspecify.annotations.NullMarked;
