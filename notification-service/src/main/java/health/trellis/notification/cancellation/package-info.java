/**
 * Word of sessions that do not take place. Those of one patient that are cancelled together are
 * told together; who has left or paused is told of that alone. Every silence is on record.
 */
@NullMarked
package health.trellis.notification.cancellation;

import org.jspecify.annotations.NullMarked;
