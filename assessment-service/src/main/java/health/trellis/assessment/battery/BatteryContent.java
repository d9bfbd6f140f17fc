package health.trellis.assessment.battery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.trellis.assessment.ground.Occasion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program's protocol: what it asks, whom, and when. What may be left out has a default.
 *
 * @param intake at admission
 * @param weekly every week of the episode after the first
 * @param weeklyWhenPositive every week, but only patients who ever answered with a finding
 * @param discharge at the end
 * @param daysToAnswer how many days after assigning answers are due, 1 to 14
 * @param fortnightly every second week; none when left out
 * @param monthly every fourth week; none when left out
 * @param review a week before a plan's review; none when left out
 * @param followUp after discharge; none when left out
 * @param followUpMonths how many months after discharge; 1, 3, 6 and 12 when left out
 * @param inAddition what is asked of some patients only; none when left out
 * @param branching whether a high score brings the instrument that it leads to, as the PHQ-2 the
 *     PHQ-9; yes when left out
 * @param maxMinutesPerWeek how long a patient may be kept busy in a week, 5 to 240; 30 when left
 *     out. What goes beyond is skipped, the last first, but never what finds a risk
 * @param graceDays how many days after it was due it can still be answered, 0 to 30; 4 when left
 *     out
 * @param remindHoursBefore how many hours before it is due the patient is reminded, 0 (never) to
 *     168; 24 when left out
 */
public record BatteryContent(
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> intake,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> weekly,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> weeklyWhenPositive,
    @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> discharge,
    @NotNull @Valid @Min(1) @Max(14) Integer daysToAnswer,
    @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> fortnightly,
    @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> monthly,
    @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> review,
    @Size(max = 20) List<@NotNull @Pattern(regexp = CODE) String> followUp,
    @Size(max = 12) List<@NotNull @Min(1) @Max(24) Integer> followUpMonths,
    @Size(max = 20) List<@NotNull @Valid Addition> inAddition,
    boolean branching,
    @Min(5) @Max(240) int maxMinutesPerWeek,
    @Min(0) @Max(30) int graceDays,
    @Min(0) @Max(168) int remindHoursBefore) {
  static final String CODE = "[a-z][a-z0-9-]{1,39}";
  private static final List<Integer> MONTHS = List.of(1, 3, 6, 12);
  private static final int MINUTES = 30;
  private static final int GRACE = 4;
  private static final int REMIND = 24;

  /**
   * What is asked of some patients only.
   *
   * @param when which patients
   * @param occasion when it is asked
   * @param instruments what is asked
   */
  public record Addition(
      @NotNull @Valid When when,
      @NotNull Occasion occasion,
      @NotNull @Size(min = 1, max = 20)
          List<@NotNull @Pattern(regexp = CODE) String> instruments) {}

  /**
   * Which patients: all that is said must hold.
   *
   * @param substanceUse whether the episode is one of substance use; absent: either
   * @param instrument an instrument that they answered; absent: none is looked at
   * @param bands the bands, one of which they ever came to in that instrument
   */
  public record When(
      @Nullable Boolean substanceUse,
      @Nullable @Pattern(regexp = CODE) String instrument,
      @Nullable @Size(max = 10) List<@NotNull @Pattern(regexp = CODE) String> bands) {}

  /** What a program asks that never said otherwise: full at intake and discharge, short weekly. */
  static final BatteryContent DEFAULT =
      new BatteryContent(
          List.of("phq-9", "gad-7", "audit-c", "dast-10", "c-ssrs-screener"),
          List.of("phq-9", "gad-7"),
          List.of("c-ssrs-screener"),
          List.of("phq-9", "gad-7", "audit-c", "dast-10", "c-ssrs-screener"),
          3,
          List.of(),
          List.of(),
          List.of("phq-9", "gad-7", "who-5"),
          List.of("phq-9", "gad-7", "audit-c", "c-ssrs-screener"),
          MONTHS,
          List.of(
              new Addition(new When(true, null, null), Occasion.MONTHLY, List.of("bam")),
              new Addition(
                  new When(null, "pcl-5", List.of("probable-ptsd")),
                  Occasion.MONTHLY,
                  List.of("pcl-5"))),
          true,
          MINUTES,
          GRACE,
          REMIND);

  @JsonCreator
  static BatteryContent read(
      @JsonProperty("intake") List<String> intake,
      @JsonProperty("weekly") List<String> weekly,
      @JsonProperty("weeklyWhenPositive") List<String> weeklyWhenPositive,
      @JsonProperty("discharge") List<String> discharge,
      @JsonProperty("daysToAnswer") Integer daysToAnswer,
      @JsonProperty("fortnightly") @Nullable List<String> fortnightly,
      @JsonProperty("monthly") @Nullable List<String> monthly,
      @JsonProperty("review") @Nullable List<String> review,
      @JsonProperty("followUp") @Nullable List<String> followUp,
      @JsonProperty("followUpMonths") @Nullable List<Integer> followUpMonths,
      @JsonProperty("inAddition") @Nullable List<Addition> inAddition,
      @JsonProperty("branching") @Nullable Boolean branching,
      @JsonProperty("maxMinutesPerWeek") @Nullable Integer maxMinutesPerWeek,
      @JsonProperty("graceDays") @Nullable Integer graceDays,
      @JsonProperty("remindHoursBefore") @Nullable Integer remindHoursBefore) {
    return new BatteryContent(
        intake,
        weekly,
        weeklyWhenPositive,
        discharge,
        daysToAnswer,
        orNone(fortnightly),
        orNone(monthly),
        orNone(review),
        orNone(followUp),
        followUpMonths == null ? MONTHS : followUpMonths,
        orNone(inAddition),
        branching == null || branching,
        maxMinutesPerWeek == null ? MINUTES : maxMinutesPerWeek,
        graceDays == null ? GRACE : graceDays,
        remindHoursBefore == null ? REMIND : remindHoursBefore);
  }

  private static <T> List<T> orNone(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }

  /** What is asked of everybody on an occasion. */
  public List<String> on(Occasion occasion) {
    return switch (occasion) {
      case INTAKE -> intake;
      case WEEKLY -> weekly;
      case FORTNIGHTLY -> fortnightly;
      case MONTHLY -> monthly;
      case REVIEW -> review;
      case DISCHARGE -> discharge;
      case FOLLOW_UP -> followUp;
    };
  }

  /** Every list of instruments with its place, to be checked. */
  Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    lists.put("intake", intake);
    lists.put("weekly", weekly);
    lists.put("weeklyWhenPositive", weeklyWhenPositive);
    lists.put("fortnightly", fortnightly);
    lists.put("monthly", monthly);
    lists.put("review", review);
    lists.put("discharge", discharge);
    lists.put("followUp", followUp);
    for (int i = 0; i < inAddition.size(); i++) {
      lists.put("inAddition/" + i + "/instruments", inAddition.get(i).instruments());
    }
    return lists;
  }
}
