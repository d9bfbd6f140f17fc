/** Tests of the rules of sessions. */
@NullMarked
package health.trellis.scheduling.session;

import org.jspecify.annotations.NullMarked;
