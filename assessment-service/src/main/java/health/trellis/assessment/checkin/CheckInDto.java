package health.trellis.assessment.checkin;

import health.trellis.assessment.ground.LateEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about check-ins. */
public final class CheckInDto {
  private CheckInDto() {}

  /**
   * A check-in to record.
   *
   * @param patientId whose; patients may leave it out
   * @param on the day in the patient's zone; absent: today; another day only as late entry
   * @param mood 0 worst to 10 best
   * @param craving 0 none to 10 strongest
   * @param sleepHours hours slept last night, 0 to 24
   * @param warningSignsMet ids of the signs of the relapse-prevention plan that were met
   * @param triggersMet ids of the triggers of the plan that were met
   * @param surroundingsMet ids of the plan's risks of home, work, people and places that were met
   * @param medicationTaken whether the prescribed medication was taken; absent where none is
   * @param lateEntry why staff enter it late
   */
  public record NewCheckIn(
      @Nullable UUID patientId,
      @Nullable LocalDate on,
      @NotNull @Min(0) @Max(10) Integer mood,
      @NotNull @Min(0) @Max(10) Integer craving,
      @NotNull @DecimalMin("0") @DecimalMax("24") @Digits(integer = 2, fraction = 1)
          BigDecimal sleepHours,
      @Size(max = 50) @Nullable List<@NotNull UUID> warningSignsMet,
      @Size(max = 50) @Nullable List<@NotNull UUID> triggersMet,
      @Size(max = 50) @Nullable List<@NotNull UUID> surroundingsMet,
      @Nullable Boolean medicationTaken,
      @Valid @Nullable LateEntry lateEntry) {

    List<UUID> signs() {
      return warningSignsMet == null ? List.of() : warningSignsMet.stream().distinct().toList();
    }

    List<UUID> triggers() {
      return triggersMet == null ? List.of() : triggersMet.stream().distinct().toList();
    }

    List<UUID> surroundings() {
      return surroundingsMet == null ? List.of() : surroundingsMet.stream().distinct().toList();
    }
  }

  /**
   * A check-in.
   *
   * @param id the check-in
   * @param patientId whose
   * @param on the day in the patient's zone
   * @param mood 0 worst to 10 best
   * @param craving 0 none to 10 strongest
   * @param sleepHours hours slept
   * @param warningSignsMet ids of the signs met
   * @param triggersMet ids of the triggers met
   * @param surroundingsMet ids of the surroundings met
   * @param nearDateId the hard day of the plan that the day was close to
   * @param medicationTaken absent where none is prescribed
   * @param index the day as one number, 0 best to 100
   * @param earlyWarning why somebody should reach out
   * @param lateReason why it was entered late
   * @param enteredAt when it was entered
   * @param message kind words for the patient; right after the check-in only
   * @param pocketPlan path of the pocket version of the safety plan; right after a check-in that
   *     gives reason to reach out, where one is in force
   */
  public record CheckInView(
      UUID id,
      UUID patientId,
      LocalDate on,
      int mood,
      int craving,
      BigDecimal sleepHours,
      List<UUID> warningSignsMet,
      List<UUID> triggersMet,
      List<UUID> surroundingsMet,
      @Nullable UUID nearDateId,
      @Nullable Boolean medicationTaken,
      @Nullable Integer index,
      @Nullable EarlyWarning earlyWarning,
      @Nullable String lateReason,
      Instant enteredAt,
      @Nullable String message,
      @Nullable String pocketPlan) {}

  /**
   * A sign to ask about.
   *
   * @param id to name it in a check-in
   * @param text in the patient's words
   * @param weight how much it counts in the day's index, by the patient's own rating: 0.5 to 2, 1
   *     where it was not rated
   */
  public record SignView(UUID id, String text, double weight) {}

  /**
   * A situation to ask about.
   *
   * @param id to name it in a check-in
   * @param text in the patient's words
   */
  public record SituationView(UUID id, String text) {}

  /**
   * Something of the surroundings to ask about.
   *
   * @param id to name it in a check-in
   * @param place HOME, WORK, PEOPLE or PLACES
   * @param text in the patient's words
   */
  public record SurroundingView(UUID id, String place, String text) {}

  /**
   * What today's check-in asks.
   *
   * @param patientId of whom
   * @param on today, in the patient's zone
   * @param checkedIn whether there is a check-in for today
   * @param signs the plan's early signs
   * @param triggers the plan's situations of risk
   * @param surroundings the plan's risks of home, work, people and places
   * @param near the hard day that today is close to, if any
   * @param pocketPlan path of the pocket version of the safety plan, where one is in force
   */
  public record TodayView(
      UUID patientId,
      LocalDate on,
      boolean checkedIn,
      List<SignView> signs,
      List<SituationView> triggers,
      List<SurroundingView> surroundings,
      @Nullable NearDate near,
      @Nullable String pocketPlan) {}
}
