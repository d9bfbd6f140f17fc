package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.event.patient.PrescribedSessions;
import health.trellis.event.patient.Prescription;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.SessionMinutes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a prescription asks of one week.
 *
 * @param minutes minutes of therapy in all
 * @param maximumMinutes no more than this, by the program's rule
 * @param sessions how many of which kind
 * @param modalities preferred modalities, best first
 * @param lengths how long sessions other than groups are
 */
public record WeekNeed(
    int minutes,
    int maximumMinutes,
    Map<SessionType, Integer> sessions,
    List<String> modalities,
    SessionMinutes lengths) {

  /**
   * The need of the week that is so many weeks after the one in which the plan took effect:
   * sessions every other week are due in that one, the second after it, and so on.
   */
  public static WeekNeed of(Prescription prescription, int weekOfPlan, Program program) {
    Map<SessionType, Integer> due = new EnumMap<>(SessionType.class);
    for (PrescribedSessions sessions : prescription.sessions()) {
      if (Math.floorMod(weekOfPlan, Math.max(1, sessions.everyWeeks())) == 0) {
        due.merge(sessions.type(), sessions.count(), Integer::sum);
      }
    }
    return new WeekNeed(
        prescription.minutesPerWeek(),
        Math.max(program.maximumMinutesPerWeek(), prescription.minutesPerWeek()),
        due,
        prescription.modalities(),
        program.sessionMinutes());
  }

  public int due(SessionType type) {
    return sessions.getOrDefault(type, 0);
  }

  /** Smaller is better; what is not preferred comes last. */
  public int rank(String modality) {
    int rank = modalities.indexOf(modality);
    return rank < 0 ? modalities.size() : rank;
  }
}
