package health.trellis.assessment.checkin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a patient reads after a check-in. Kind, never a verdict, and with a way to reach somebody.
 */
final class KindWords {
  private KindWords() {}

  /**
   * The words.
   *
   * @param near the hard day that the day is close to, if any
   * @param warning why somebody will reach out, if so
   * @param safetyPlan whether the patient has one in force
   */
  static String of(@Nullable NearDate near, @Nullable EarlyWarning warning, boolean safetyPlan) {
    List<String> words = new ArrayList<>();
    words.add("Thank you for checking in.");
    if (near != null) {
      words.add(about(near));
    }
    if (warning != null) {
      words.add(
          "It is good that you told us how it is. Your team may reach out, and you can always"
              + " reach out first.");
      if (safetyPlan) {
        words.add("Your safety plan is made for moments like this: it is one tap away.");
      }
    }
    return String.join(" ", words);
  }

  private static String about(NearDate near) {
    String when =
        switch (near.daysAway()) {
          case 0 -> "Today is a day";
          case 1 -> "Tomorrow is a day";
          case -1 -> "Yesterday was a day";
          default -> "In " + near.daysAway() + " days comes a day";
        };
    String day =
        when + " that you marked as a hard one: " + near.text() + ". Be gentle with yourself.";
    return near.coping() == null ? day : day + " You planned for it: " + near.coping() + ".";
  }
}
