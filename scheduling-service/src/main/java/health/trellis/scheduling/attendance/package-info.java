/**
 * How a patient took part in a session, by the minute. Credit goes from 0 to the session's
 * length;\n * a correction says which version it corrects. No-shows in a row are counted for
 * outreach.
 */
@NullMarked
package health.trellis.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
