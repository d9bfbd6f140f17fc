/**
 * Sessions: a group's meeting or an individual, family or medication session. A session is
 * scheduled\n * until it is cancelled; it may move. The database refuses a clinician or a room
 * twice at a time.
 */
@NullMarked
package health.trellis.scheduling.session;

import org.jspecify.annotations.NullMarked;
