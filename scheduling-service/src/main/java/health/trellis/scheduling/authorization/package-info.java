/**
 * What payers approved: so many days, hours or sessions from one day to another. Attended and
 * booked sessions burn it down; the run-out day is foreseen from the calendar and its pace. Levels
 * that are reached are told once. Booking by hand past the end is refused unless a reason is given;
 * the allocation and rosters go on, so that treatment does not stop for paper.
 */
@NullMarked
package health.trellis.scheduling.authorization;

import org.jspecify.annotations.NullMarked;
