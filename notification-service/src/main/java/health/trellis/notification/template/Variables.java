package health.trellis.notification.template;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What each text may name. Nothing else is filled in, so nothing else can be disclosed. */
public final class Variables {
  private static final Set<MessageKind> WITH_A_MOMENT =
      EnumSet.of(
          MessageKind.CALENDAR_READY,
          MessageKind.SESSION_REMINDER,
          MessageKind.SESSION_MOVED,
          MessageKind.PLACE_OFFERED,
          MessageKind.SESSION_CANCELLED,
          MessageKind.SESSIONS_CANCELLED,
          MessageKind.ASSESSMENT_ASSIGNED,
          MessageKind.CARE_TASK);

  private Variables() {}

  /** Values to show a text with, where nothing real is at hand. */
  static Map<String, String> samples(MessageKind kind, String name, String when) {
    Map<String, String> samples = new HashMap<>();
    of(kind).forEach(variable -> samples.put(variable, "3"));
    samples.put("name", name);
    samples.put("when", when);
    samples.put("code", "042137");
    return samples;
  }

  /** The variables of a kind. */
  public static Set<String> of(MessageKind kind) {
    Set<String> names = new LinkedHashSet<>(Set.of("name", "link"));
    if (WITH_A_MOMENT.contains(kind)) {
      names.add("when");
    }
    if (kind == MessageKind.SESSIONS_CANCELLED) {
      names.add("count");
    }
    if (kind == MessageKind.WEEKLY_SUMMARY) {
      names.addAll(Set.of("kept", "planned", "hours", "goals", "streak", "next"));
    }
    if (kind == MessageKind.CARE_TEAM_WEEK) {
      names.addAll(Set.of("patients", "missed", "offTrack", "open"));
    }
    if (kind == MessageKind.FAMILY_LESSON) {
      names.addAll(Set.of("week", "lesson"));
    }
    if (kind == MessageKind.VERIFICATION_CODE) {
      names.add("code");
    }
    return names;
  }
}
