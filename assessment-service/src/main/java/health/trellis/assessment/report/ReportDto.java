package health.trellis.assessment.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about the outcomes report. */
public final class ReportDto {
  private ReportDto() {}

  /** What makes a group. */
  public enum By {
    /** The program. */
    PROGRAM,

    /** The program's site. */
    SITE,

    /** The primary therapist. */
    CLINICIAN,

    /**
     * The diagnoses, by category of ICD-10-CM; an episode with several counts in each of their
     * groups.
     */
    CONDITION,

    /** The month of admission. */
    MONTH,

    /** The quarter of admission. */
    QUARTER
  }

  /**
   * What is asked for.
   *
   * @param instrument code of the instrument: the condition that it measures
   * @param by what makes a group
   * @param from first day of admission
   * @param to last day of admission
   * @param programId only this program
   * @param siteId only this site
   * @param clinicianId only this primary therapist
   */
  public record Wanted(
      String instrument,
      By by,
      LocalDate from,
      LocalDate to,
      @Nullable UUID programId,
      @Nullable UUID siteId,
      @Nullable UUID clinicianId) {}

  /**
   * The report.
   *
   * @param instrument code of the instrument
   * @param by what makes a group
   * @param from first day of admission
   * @param to last day of admission
   * @param leastCell the smallest group that is shown
   * @param all everybody: what the groups are held against
   * @param groups the groups in the order of their keys
   */
  public record Report(
      String instrument,
      By by,
      LocalDate from,
      LocalDate to,
      int leastCell,
      Group all,
      List<Group> groups) {}

  /**
   * A group.
   *
   * @param key id of program, site or clinician, category of ICD-10-CM, or the period; {@code
   *     unknown} where it is not
   * @param suppressed whether it is blank because it is too small, or would give a small one away
   * @param outcomes absent when suppressed
   */
  public record Group(String key, boolean suppressed, @Nullable Outcomes outcomes) {}

  /**
   * How a group does. A number is absent where fewer than eleven persons stand behind it, or where
   * it would give such a number of another group away.
   *
   * @param episodes admitted
   * @param measured with a baseline and a later total
   * @param clinical of those measured, at or above the caseness cut at baseline
   * @param responsePercent of the clinical: fell by the published share
   * @param remissionPercent of the clinical: under the remission cut
   * @param improvedPercent of the measured: lower by the reliable change
   * @param deterioratedPercent of the measured: higher by the reliable change
   * @param completionPercent of what was asked in this instrument: answered in time
   * @param meanFirst mean baseline
   * @param meanLast mean of the last totals
   * @param effectSize mean fall in standard deviations of the baseline (Becker, Br J Math Stat
   *     Psychol 1988;41:257-278); above 0 is better
   * @param attendance how attendance goes with change; absent where fewer than eleven persons stand
   *     on either side
   */
  public record Outcomes(
      long episodes,
      @Nullable Long measured,
      @Nullable Long clinical,
      @Nullable Integer responsePercent,
      @Nullable Integer remissionPercent,
      @Nullable Integer improvedPercent,
      @Nullable Integer deterioratedPercent,
      @Nullable Integer completionPercent,
      @Nullable Double meanFirst,
      @Nullable Double meanLast,
      @Nullable Double effectSize,
      @Nullable Attendance attendance) {}

  /**
   * How attendance goes with change. It does not say that one makes the other.
   *
   * @param oftenFall mean fall of those who took part in at least three of four sessions
   * @param seldomFall mean fall of the others
   * @param correlation of the share of sessions with the fall (Pearson), -1 to 1
   */
  public record Attendance(double oftenFall, double seldomFall, @Nullable Double correlation) {}
}
