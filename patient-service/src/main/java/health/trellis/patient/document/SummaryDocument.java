package health.trellis.patient.document;

import health.trellis.event.AuthorizationUnit;
import health.trellis.event.LevelOfCare;
import health.trellis.event.SessionType;
import health.trellis.patient.episode.DischargeType;
import health.trellis.patient.episode.EpisodeDto.DischargeSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A document, as it is sent and printed. A part that its kind does not hold is absent or empty.
 *
 * @param notice what must go with it (42 CFR 2.32)
 */
@Schema(name = "SummaryDocument")
public record SummaryDocument(
    DocumentKind kind,
    @Schema(examples = "Concurrent review") String title,
    Instant composedAt,
    Subject subject,
    Stay episode,
    List<Diagnosis> diagnoses,
    List<Medication> medications,
    @Nullable Plan plan,
    @Nullable Attendance attendance,
    List<Approval> approvals,
    List<Measure> measures,
    List<Risk> risk,
    @Nullable DischargeSummary discharge,
    @Nullable String notice) {

  /** Whom it is about. */
  @Schema(name = "DocumentSubject")
  public record Subject(UUID patientId, String name, @Nullable LocalDate birthDate) {}

  /**
   * The episode.
   *
   * @param days days from admission to discharge or to the day of the document, both counted
   */
  @Schema(name = "DocumentEpisode")
  public record Stay(
      UUID id,
      String program,
      LevelOfCare levelOfCare,
      String track,
      LocalDate admittedOn,
      @Nullable LocalDate dischargedOn,
      @Nullable DischargeType dischargeType,
      long days) {}

  /** A diagnosis that goes on. */
  @Schema(name = "DocumentDiagnosis")
  public record Diagnosis(@Nullable String code, String display, boolean coOccurring) {}

  /** A medication in use. */
  @Schema(name = "DocumentMedication")
  public record Medication(String display, @Nullable String dosage) {}

  /** The plan in force. */
  @Schema(name = "DocumentPlan")
  public record Plan(
      int version,
      @Nullable String signedBy,
      LocalDate effectiveFrom,
      LocalDate reviewDueOn,
      List<String> problems,
      List<Goal> goals,
      List<String> interventions,
      int minutesPerWeek,
      List<Sessions> sessions) {}

  /**
   * A goal and how it goes.
   *
   * @param attainmentPercent share of the way from baseline to target, 0 to 100
   */
  @Schema(name = "DocumentGoal")
  public record Goal(
      String description,
      @Nullable String target,
      @Nullable BigDecimal latest,
      boolean achieved,
      @Nullable Integer attainmentPercent) {}

  /** So many sessions of a kind in so many weeks. */
  @Schema(name = "DocumentSessions")
  public record Sessions(SessionType type, int count, int everyWeeks) {}

  /**
   * How the patient took part.
   *
   * @param minutes minutes credited
   * @param weeks by week, from Monday, where the program is
   */
  @Schema(name = "DocumentAttendance")
  public record Attendance(int attended, int missed, int excused, int minutes, List<Week> weeks) {}

  /** A week of attendance. */
  @Schema(name = "DocumentWeek")
  public record Week(LocalDate monday, int attended, int missed, int excused, int minutes) {}

  /**
   * What a payer approved for days of the episode.
   *
   * @param unit what the payer counts
   * @param attendedUnits used by recorded attendance
   */
  @Schema(name = "DocumentApproval")
  public record Approval(
      @Schema(examples = "Harbor Health Plan") String payer,
      @Schema(examples = "HH-204417") String referenceNumber,
      AuthorizationUnit unit,
      int unitsApproved,
      BigDecimal attendedUnits,
      BigDecimal remainingUnits,
      LocalDate from,
      LocalDate to) {}

  /** How a score went. */
  @Schema(name = "DocumentMeasure")
  public record Measure(
      @Schema(examples = "phq-9") String instrument,
      int count,
      BigDecimal first,
      LocalDate firstOn,
      BigDecimal latest,
      LocalDate latestOn,
      @Schema(description = "Latest less first", examples = "-9") BigDecimal change) {}

  /** A risk alert: when, how high, and since when it is resolved. */
  @Schema(name = "DocumentRisk")
  public record Risk(LocalDate raisedOn, @Nullable String level, @Nullable LocalDate resolvedOn) {}

  /** The same with what must go with it. */
  SummaryDocument with(@Nullable String others) {
    return new SummaryDocument(
        kind,
        title,
        composedAt,
        subject,
        episode,
        diagnoses,
        medications,
        plan,
        attendance,
        approvals,
        measures,
        risk,
        discharge,
        others);
  }
}
