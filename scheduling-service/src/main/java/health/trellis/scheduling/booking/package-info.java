/**
 * A patient's place in a session. The database refuses a patient twice at a time and more
 * patients\n * than a session has places, also when requests race. Each change is an event of the
 * one patient whose\n * place it is.
 */
@NullMarked
package health.trellis.scheduling.booking;

import org.jspecify.annotations.NullMarked;
