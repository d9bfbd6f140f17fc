/**
 * Events coming in. Each takes effect exactly once: its id is written to the inbox in the
 * transaction of its effect. What fails is tried again with growing pauses; after that it is set
 * aside as a dead letter, shows in metrics, and can be replayed. What comes before its facts waits
 * in a queue of its key.
 */
@NullMarked
package health.trellis.kit.inbox;

import org.jspecify.annotations.NullMarked;
