package health.trellis.assessment.recomputation;

import health.trellis.assessment.instrument.Score;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What crosses HTTP about scoring kept answers again. */
public final class RecomputationDto {
  private RecomputationDto() {}

  /**
   * What is to be scored again.
   *
   * @param instrument only this instrument; absent: all
   */
  public record NewRecomputation(
      @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") @Nullable String instrument) {}

  /**
   * How far it is.
   *
   * @param id the recomputation
   * @param instrument only this instrument; absent: all
   * @param state QUEUED, RUNNING, DONE, FAILED or STOPPED
   * @param total responses when it was asked for
   * @param checked responses scored again so far
   * @param differing those that came to something else
   * @param percent how much of it is done, 0 to 100
   * @param createdAt when it was asked for
   * @param endedAt when it ended
   */
  public record RecomputationView(
      UUID id,
      @Nullable String instrument,
      Recomputation.State state,
      long total,
      long checked,
      long differing,
      int percent,
      Instant createdAt,
      @Nullable Instant endedAt) {}

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
  public record DifferenceView(
      UUID responseId,
      UUID patientId,
      String instrument,
      String formVersion,
      Reason reason,
      Outcome kept,
      @Nullable Outcome again) {}

  /** Why a response comes to something else. */
  public enum Reason {
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
  public record Outcome(@Nullable Integer score, Score.BandName band) {}
}
