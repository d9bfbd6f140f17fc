package health.trellis.assessment.chart;

import health.trellis.assessment.instrument.Scoring.Band;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about charts. */
public final class ChartDto {
  private ChartDto() {}

  /** What happened in treatment. */
  public enum MarkKind {
    /** A plan was signed and holds from that day. */
    PLAN,

    /** A session that the patient took part in. */
    SESSION,

    /** A session without the patient. */
    MISSED_SESSION,

    /** A medication began. */
    MEDICATION
  }

  /** What a total is against the baseline; drawn as a shape. */
  public enum PointKind {
    /** Nothing of the below. A circle. */
    USUAL,

    /** At least the published share under the baseline. A diamond. */
    RESPONSE,

    /** Under the remission cut. A square. */
    REMISSION,

    /** Worse than the baseline by more than chance. A triangle. */
    WORSE
  }

  /**
   * A chart as data.
   *
   * @param patientId whose
   * @param instrument code of the instrument
   * @param title name of the instrument
   * @param from first day
   * @param to last day
   * @param highest highest total that the instrument knows
   * @param caseness totals from it up are clinical, where published
   * @param bands what totals mean
   * @param points the totals, the first first
   * @param expected what is expected from the baseline's severity, week by week; empty where
   *     nothing is
   * @param expectedSource where the curve comes from; absent where there is none
   * @param marks what happened meanwhile, as far as the caller may see it
   * @param description the same in words
   */
  public record Chart(
      UUID patientId,
      String instrument,
      String title,
      LocalDate from,
      LocalDate to,
      int highest,
      @Nullable Integer caseness,
      List<Band> bands,
      List<Point> points,
      List<Expected> expected,
      @Nullable String expectedSource,
      List<Mark> marks,
      String description) {}

  /**
   * A total.
   *
   * @param on day of the patient's zone
   * @param score the total
   * @param band what it means
   * @param kind what it is against the baseline
   */
  public record Point(LocalDate on, int score, String band, PointKind kind) {}

  /**
   * What is expected on a day.
   *
   * @param on the day
   * @param score the expected total
   * @param highest totals from it up are off track
   */
  public record Expected(LocalDate on, double score, double highest) {}

  /**
   * Something that happened.
   *
   * @param on the day
   * @param kind what
   * @param label for people to read
   */
  public record Mark(LocalDate on, MarkKind kind, String label) {}
}
