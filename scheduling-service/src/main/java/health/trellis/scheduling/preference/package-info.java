/**
 * What a patient wishes (clinician's gender and language, modality, in person or by video, times)
 * and what the way to the site allows. Wishes are weighed by planning and search; limits bind.
 */
@NullMarked
package health.trellis.scheduling.preference;

import org.jspecify.annotations.NullMarked;
