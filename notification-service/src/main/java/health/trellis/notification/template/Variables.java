package health.trellis.notification.template;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What each text may name. Nothing else is filled in, so nothing else can be disclosed. */
public final class Variables {
  private static final Set<MessageKind> WITH_A_MOMENT =
      EnumSet.of(
          MessageKind.CALENDAR_READY,
          MessageKind.SESSION_REMINDER,
          MessageKind.SESSION_MOVED,
          MessageKind.SESSION_CANCELLED,
          MessageKind.SESSIONS_CANCELLED,
          MessageKind.ASSESSMENT_ASSIGNED,
          MessageKind.CARE_TASK);

  private Variables() {}

  /** The variables of a kind. */
  public static Set<String> of(MessageKind kind) {
    Set<String> names = new LinkedHashSet<>(Set.of("name", "link"));
    if (WITH_A_MOMENT.contains(kind)) {
      names.add("when");
    }
    if (kind == MessageKind.SESSIONS_CANCELLED) {
      names.add("count");
    }
    if (kind == MessageKind.VERIFICATION_CODE) {
      names.add("code");
    }
    return names;
  }
}
