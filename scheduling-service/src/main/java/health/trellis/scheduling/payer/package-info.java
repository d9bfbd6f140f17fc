/**
 * How payers count minutes: in units of so many, of which a part counts or does not. Attendance is
 * credited by the rule of the payer whose authorization covers the day, and to the minute when
 * there is none.
 */
@NullMarked
package health.trellis.scheduling.payer;

import org.jspecify.annotations.NullMarked;
