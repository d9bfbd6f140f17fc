package health.trellis.assessment.panel;

import health.trellis.event.RiskLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about the caseload view. */
public final class PanelDto {
  private PanelDto() {}

  /** Why a patient asks for somebody. */
  public enum Signal {
    /** An alert is not closed. */
    AT_RISK,

    /** Treatment does not work as hoped, and the last total still shows it. */
    OFF_TRACK,

    /** The last total is worse than the one before by more than chance. */
    WORSENING,

    /** A check-in of the last seven days warned. */
    EARLY_WARNING,

    /** Answers are asked for and not given yet. */
    DUE
  }

  /**
   * A patient in treatment.
   *
   * @param patientId whom it is about
   * @param programId the program
   * @param admittedOn first day of the episode
   * @param onHold whether treatment pauses
   * @param attention the higher, the more urgent: 8 per level of risk (1 to 3), 4 off track, 2 when
   *     worsening or warned, 1 when answers are overdue
   * @param signals why
   * @param risk highest level of the alerts that are not closed
   * @param alerts how many alerts are not closed
   * @param due how many answers are asked for
   * @param overdue how many of them should be there already
   * @param nextDueAt when the next or longest overdue one is due
   * @param lastCheckInOn last day with a check-in
   * @param offTrack findings that still hold
   * @param measures last totals by instrument
   */
  public record PatientSignals(
      UUID patientId,
      UUID programId,
      LocalDate admittedOn,
      boolean onHold,
      int attention,
      List<Signal> signals,
      @Nullable RiskLevel risk,
      int alerts,
      int due,
      int overdue,
      @Nullable Instant nextDueAt,
      @Nullable LocalDate lastCheckInOn,
      List<Finding> offTrack,
      List<Measure> measures) {}

  /**
   * That a patient is off track.
   *
   * @param instrument code of the instrument
   * @param reason in what way
   */
  public record Finding(String instrument, String reason) {}

  /**
   * The last total in an instrument.
   *
   * @param instrument code of the instrument
   * @param at when the answers were given
   * @param score the total
   * @param band what it means
   * @param baseline first total of the episode
   * @param before the total before
   */
  public record Measure(
      String instrument,
      Instant at,
      int score,
      String band,
      @Nullable Integer baseline,
      @Nullable Integer before) {}
}
