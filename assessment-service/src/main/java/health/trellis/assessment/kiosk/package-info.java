/**
 * Answering on a tablet at the site. Staff make a short code for a patient; the tablet exchanges it
 * for a session of thirty minutes, which answers what is due and shows nothing else: no name, no
 * score. The code and the session are the proof, so these paths need no token.
 */
@NullMarked
package health.trellis.assessment.kiosk;

import org.jspecify.annotations.NullMarked;
