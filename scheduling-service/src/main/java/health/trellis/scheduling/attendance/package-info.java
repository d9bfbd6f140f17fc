/**
 * How a patient took part in a session, by the minute, one by one or for a whole session at once.
 * Minutes are credited by the payer's rule; a correction says which version it corrects and why,
 * and what it corrects is kept. No-shows in a row are counted for outreach.
 */
@NullMarked
package health.trellis.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
