/**
 * One person, one record: pairs of records that look like the same person are found and scored as
 * they are registered or corrected, a human dismisses or merges them, and a merge can be undone.
 * All that names the merged patient follows, here and by event in every service.
 */
@NullMarked
package health.trellis.patient.duplicate;

import org.jspecify.annotations.NullMarked;
