/**
 * When a patient can come: weekly windows around work or school. With any window of kind AVAILABLE
 * the\n * patient can come only inside these; never inside one of kind BUSY, nor on days away.
 */
@NullMarked
package health.trellis.scheduling.availability;

import org.jspecify.annotations.NullMarked;
