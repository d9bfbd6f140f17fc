/** Tests of the planning problem. */
@org.jspecify.annotations.NullMarked
package health.trellis.scheduling.planner.solve;
