/**
 * Fills a patient's weeks to the prescription: joins groups until the mix and the minutes are met,
 * then\n * finds individual, family and medication sessions with the care team. Keeps what is
 * booked wherever it\n * still fits, so that a revised plan changes as little as possible. An
 * optimizer may take its place.
 */
@NullMarked
package health.trellis.scheduling.allocation;

import org.jspecify.annotations.NullMarked;
