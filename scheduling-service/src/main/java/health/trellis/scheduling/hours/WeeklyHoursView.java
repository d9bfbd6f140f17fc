package health.trellis.scheduling.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.scheduling.authorization.AuthorizedWeeks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a patient by week.
 *
 * @param patientId the patient
 * @param episodeId the episode; absent for a patient who was never admitted
 * @param timeZone zone that weeks are counted in
 * @param certificationDueAt by when a physician is to certify the level of care again; absent while
 *     that is not asked for
 * @param items the weeks, in order
 */
@Schema(name = "WeeklyHours")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WeeklyHoursView(
    UUID patientId,
    @Nullable UUID episodeId,
    @Nullable String timeZone,
    @Nullable Instant certificationDueAt,
    List<Week> items) {
  /**
   * One week. Figures are those of now, also when the week was closed before a correction.
   *
   * @param weekStart Monday
   * @param scheduledMinutes in sessions with a place
   * @param attendedMinutes credited
   * @param prescribedMinutes that the plan asks for
   * @param programMinimumMinutes that the program asks for
   * @param treatmentDays days with the program's minimum of minutes a day
   * @param authorizations what the week uses of payers' authorizations, and what is left then
   * @param outcome MET or FELL_SHORT once the week is closed
   * @param closedAt when it was closed
   */
  @Schema(name = "WeekOfHours")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Week(
      LocalDate weekStart,
      int scheduledMinutes,
      int attendedMinutes,
      int prescribedMinutes,
      int programMinimumMinutes,
      int treatmentDays,
      List<AuthorizedWeeks.Use> authorizations,
      @Nullable String outcome,
      @Nullable Instant closedAt) {}
}
