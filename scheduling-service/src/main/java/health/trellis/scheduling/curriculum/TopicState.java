package health.trellis.scheduling.curriculum;

import health.trellis.event.AttendanceStatus;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How a patient stands with a topic. */
public enum TopicState {
  /** Was there when it was taught, for all or part of it. */
  MET,

  /** Has a place in a meeting that will have it. */
  PLANNED,

  /** Had a place when it was taught, was not there, and has none to come. */
  MISSED,

  /** Neither was there nor has a place. */
  OPEN;

  /**
   * The state that follows from a patient's places in meetings with the topic.
   *
   * @param outcomes attendance of each place; null while it is not recorded
   */
  static TopicState of(Collection<@Nullable AttendanceStatus> outcomes) {
    if (outcomes.stream().anyMatch(TopicState::isPresent)) {
      return MET;
    }
    if (outcomes.stream().anyMatch(outcome -> outcome == null)) {
      return PLANNED;
    }
    return outcomes.isEmpty() ? OPEN : MISSED;
  }

  private static boolean isPresent(@Nullable AttendanceStatus status) {
    return switch (status) {
      case ATTENDED, LATE, LEFT_EARLY -> true;
      case NO_SHOW, EXCUSED -> false;
      case null -> false;
    };
  }
}
