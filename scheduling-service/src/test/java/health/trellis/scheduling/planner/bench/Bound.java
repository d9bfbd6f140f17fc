package health.trellis.scheduling.planner.bench;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Attendee;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Schedule;
import health.trellis.scheduling.planner.solve.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A lower bound of the soft cost of a week in which all prescribed minutes are placed, from a
 * relaxation: patients do not stand in each other's way, a patient's sessions may overlap, and each
 * gets the opening that costs least by itself. What is counted per week is bounded below by an even
 * spread over the days that the patient could come on.
 */
final class Bound {
  private Bound() {}

  static int soft(Schedule schedule) {
    Map<Attendee, List<Placement>> weeks =
        schedule.placements().stream().collect(Collectors.groupingBy(Placement::attendee));
    int bound = 0;
    for (Map.Entry<Attendee, List<Placement>> week : weeks.entrySet()) {
      for (Placement placement : week.getValue()) {
        if (placement.due()) {
          bound += cheapest(placement);
        }
      }
      bound += evenSpread(week.getKey());
    }
    return bound;
  }

  /** The least that the session alone costs, rated without a spread over days. */
  private static int cheapest(Placement placement) {
    return placement.openings().stream()
        .mapToInt(
            opening ->
                opening.meeting() != null
                    ? groupCost(placement, opening.meeting())
                    : hourCost(placement, opening))
        .min()
        .orElse(0);
  }

  private static int groupCost(Placement placement, Opening.Meeting meeting) {
    var wishes = placement.attendee().wishes();
    int unknown =
        wishes.groups().isEmpty() || wishes.groups().contains(meeting.groupId())
            ? 0
            : Weights.UNKNOWN_GROUP;
    return unknown
        + (placement.attendee().need().rank(meeting.modality()) > 0
            ? Weights.LESS_PREFERRED_MODALITY
            : 0);
  }

  private static int hourCost(Placement placement, Opening opening) {
    int distance = placement.attendee().wishes().distance(placement.type(), opening.leader().id());
    var preferred = placement.attendee().wishes().preferred();
    int hours =
        preferred.contains(opening.start(), opening.end()) ? 0 : Weights.OUTSIDE_PREFERRED_HOURS;
    int modality =
        placement.type() == SessionType.MEDICATION
                || opening.leader().modalities().stream()
                    .anyMatch(m -> placement.attendee().need().rank(m) == 0)
            ? 0
            : Weights.LESS_PREFERRED_MODALITY;
    return distance * Weights.OTHER_CLINICIAN + hours + modality;
  }

  /** Five days at the most: half hours squared over days, weighted. */
  private static int evenSpread(Attendee attendee) {
    int halves = attendee.need().minutes() / 30;
    return halves * halves / 5 / Weights.LEAN_DIVISOR - 2;
  }
}
