/**
 * Weeks of invented programs, an independent checker, and the measurement of the planner on them.
 */
@org.jspecify.annotations.NullMarked
package health.trellis.scheduling.planner.bench;
