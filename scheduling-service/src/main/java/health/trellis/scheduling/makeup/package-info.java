/**
 * Sessions that make up for missed ones: meetings of the program's groups in the week after, with a
 * place left, at a time when the patient can come. They are offered once a miss is recorded; one is
 * taken for each missed session. An individual, family or medication session is made up for by a
 * free slot, with the same clinician where there is one.
 */
@NullMarked
package health.trellis.scheduling.makeup;

import org.jspecify.annotations.NullMarked;
