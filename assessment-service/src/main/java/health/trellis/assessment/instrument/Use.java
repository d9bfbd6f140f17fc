package health.trellis.assessment.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument is used in practice.
 *
 * @param rater who answers it
 * @param minutes how long that usually takes
 * @param mayDecline the items that one may decline to answer
 * @param text whether the words of the questions are here
 */
public record Use(Rater rater, int minutes, List<String> mayDecline, Text text) {
  private static final int ITEMS_PER_MINUTE = 6;

  /** Who answers. */
  public enum Rater {
    /** The patient. */
    SELF,

    /** A clinician, from what is seen and asked. */
    CLINICIAN,

    /** A family member, from what is seen at home. */
    FAMILY
  }

  /** Where the words of the questions come from. */
  public enum Text {
    /** They are shipped, or given by the site. */
    SHIPPED,

    /** The site must give them by its own permission. */
    SITE
  }

  @JsonCreator
  static Use read(
      @JsonProperty("rater") Rater rater,
      @JsonProperty("minutes") int minutes,
      @JsonProperty("mayDecline") @Nullable List<String> mayDecline,
      @JsonProperty("text") @Nullable Text text) {
    return new Use(
        rater,
        minutes,
        mayDecline == null ? List.of() : mayDecline,
        text == null ? Text.SHIPPED : text);
  }

  /** What holds where a definition does not say: the patient answers six items a minute. */
  static Use ofItems(int items) {
    return new Use(Rater.SELF, Math.ceilDiv(items, ITEMS_PER_MINUTE), List.of(), Text.SHIPPED);
  }

  Use withText() {
    return new Use(rater, minutes, mayDecline, Text.SHIPPED);
  }
}
