package health.trellis.scheduling.planner;

import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Openings;
import health.trellis.scheduling.planner.solve.ProgramRules;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.ScheduleBuilder;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.WeekInput;
import health.trellis.scheduling.program.Program;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The world as the planner read it.
 *
 * @param program the program
 * @param timeline the weeks
 * @param rules the rules of its weeks
 * @param openings meetings and free hours
 * @param leaders clinicians of the program
 * @param rooms rooms of its site
 * @param weeks patients' weeks to plan
 * @param substitutions meetings that somebody else leads, or that are elsewhere, or that are off
 * @param basis by patient, what the plan rests on
 */
record Snapshot(
    Program program,
    Timeline timeline,
    ProgramRules rules,
    Openings openings,
    List<Leader> leaders,
    List<Room> rooms,
    List<WeekInput> weeks,
    List<Change> substitutions,
    Map<UUID, Map<String, String>> basis) {
  /** The problem as it stands in today's calendar. */
  Schedule schedule() {
    ScheduleBuilder builder =
        new ScheduleBuilder(rules, program.treatmentDays().size(), timeline, openings, rooms);
    weeks.forEach(builder::add);
    return builder.build();
  }
}
