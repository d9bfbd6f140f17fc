package health.trellis.assessment.response;

import health.trellis.assessment.instrument.Score;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about scoring kept answers again. */
final class RecomputationDto {
  private RecomputationDto() {}

  /**
   * A page of responses that were scored again. Nothing is changed.
   *
   * @param checked how many were scored again
   * @param differences those that came to something else
   * @param next cursor of the next page; absent on the last
   */
  record RecomputationView(int checked, List<DifferenceView> differences, @Nullable String next) {}

  /**
   * A response that comes to something else than what is kept.
   *
   * @param responseId the response
   * @param patientId whose
   * @param instrument code of the instrument
   * @param formVersion version of the form that was answered
   * @param reason why: another total, another band, or a version that is not held any more
   * @param kept what is kept
   * @param again what it comes to now; absent where it cannot be scored
   */
  record DifferenceView(
      UUID responseId,
      UUID patientId,
      String instrument,
      String formVersion,
      Reason reason,
      Outcome kept,
      @Nullable Outcome again) {}

  /** Why a response comes to something else. */
  enum Reason {
    /** The total or a subscore differs. */
    SCORE,
    /** The total is the same, its band is not. */
    BAND,
    /** The version that was answered is not among the definitions. */
    VERSION_NOT_HELD
  }

  /**
   * A result in short.
   *
   * @param score the total; absent where the instrument has none
   * @param band what it means
   */
  record Outcome(@Nullable Integer score, Score.BandName band) {}
}
