/**
 * The planner: places all sessions of a program in the coming weeks, as a job that survives
 * restarts and runs on any copy. Its result is a proposal, which people accept in whole or in part,
 * and which is refused when the world has moved meanwhile. It also repairs a day on which somebody
 * is ill or a room is lost, and answers what-if questions. The problem itself is in {@code solve}.
 */
@NullMarked
package health.trellis.scheduling.planner;

import org.jspecify.annotations.NullMarked;
