/** Which event says what to whom: one short method per event. */
@NullMarked
package health.trellis.notification.rule;

import org.jspecify.annotations.NullMarked;
