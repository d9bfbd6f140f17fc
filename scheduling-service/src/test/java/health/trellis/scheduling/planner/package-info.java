/** Tests of the planner. */
@org.jspecify.annotations.NullMarked
package health.trellis.scheduling.planner;
