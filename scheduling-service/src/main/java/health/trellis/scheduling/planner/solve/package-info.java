/**
 * The weekly timetable as a problem for Timefold Solver: what is to be placed, where it may go,
 * what makes a week impossible, poor or pleasant. Everything here is plain memory, apart from
 * entities, HTTP and the database, so that tests and benchmarks solve the same problem as the
 * service does.
 */
@NullMarked
package health.trellis.scheduling.planner.solve;

import org.jspecify.annotations.NullMarked;
