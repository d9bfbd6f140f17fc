package health.trellis.assessment.checkin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about the trend of check-ins. */
public final class TrendDto {
  private TrendDto() {}

  /**
   * How the days go.
   *
   * @param patientId whose
   * @param from first day
   * @param to last day
   * @param answered days with a check-in
   * @param asked days in all
   * @param state LEARNING, STEADY, RISING (harder than usual) or EASING
   * @param message the same in words, for the patient
   * @param baseline mean index of the days before the last fourteen check-ins; absent while
   *     learning
   * @param days the days with a check-in, the first first
   */
  public record TrendView(
      UUID patientId,
      LocalDate from,
      LocalDate to,
      int answered,
      int asked,
      String state,
      String message,
      @Nullable Double baseline,
      List<DayView> days) {}

  /**
   * A day.
   *
   * @param on the day in the patient's zone
   * @param mood 0 worst to 10 best
   * @param craving 0 none to 10 strongest
   * @param sleepHours hours slept
   * @param medicationTaken absent where none is prescribed
   * @param index 0 best to 100
   */
  public record DayView(
      LocalDate on,
      int mood,
      int craving,
      BigDecimal sleepHours,
      @Nullable Boolean medicationTaken,
      @Nullable Integer index) {}
}
