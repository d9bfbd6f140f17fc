package health.trellis.assessment.outcome;

import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scoring.Band;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about outcomes. */
public final class OutcomeDto {
  private OutcomeDto() {}

  /**
   * Totals over time, ready for a chart.
   *
   * @param patientId whose
   * @param instrument code of the instrument
   * @param title name of the instrument
   * @param bands what totals mean, the background of the chart
   * @param caseness totals from it up are clinical, where published
   * @param points the totals, the first first
   */
  public record Series(
      UUID patientId,
      String instrument,
      String title,
      List<Band> bands,
      @Nullable Integer caseness,
      List<Point> points) {}

  /**
   * A total.
   *
   * @param responseId the answers
   * @param at when they were given
   * @param score the total
   * @param band what it means
   * @param occasion why it was asked
   * @param sinceBaseline difference to the first total of the episode; under 0 is better
   * @param reliable whether that is more than chance
   * @param response whether the total fell by half
   * @param remission whether it is under the remission cut
   */
  public record Point(
      UUID responseId,
      Instant at,
      int score,
      Score.BandName band,
      @Nullable Occasion occasion,
      @Nullable Integer sinceBaseline,
      boolean reliable,
      boolean response,
      boolean remission) {}

  /**
   * A finding that treatment does not work as hoped.
   *
   * @param id the finding
   * @param patientId whose
   * @param instrument code of the instrument
   * @param reason in what way
   * @param baselineResponseId the answers that it is held against
   * @param responseId the answers that showed it
   * @param detectedAt as of when
   */
  public record OffTrackView(
      UUID id,
      UUID patientId,
      String instrument,
      OffTrackReason reason,
      UUID baselineResponseId,
      UUID responseId,
      Instant detectedAt) {}
}
