/** Who is on call for a program, and where its coordinator and admin are reached. */
@NullMarked
package health.trellis.notification.oncall;

import org.jspecify.annotations.NullMarked;
