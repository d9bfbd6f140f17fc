package health.trellis.assessment.response;

import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.Score.BandName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A total in a patient's course, without the answers that came to it.
 *
 * @param id the response
 * @param authoredAt when it was answered
 * @param score the total
 * @param bandCode stable name of what it means
 * @param bandLabel what it means, for people to read
 * @param occasion why it was asked
 */
public record Measurement(
    UUID id,
    Instant authoredAt,
    int score,
    String bandCode,
    String bandLabel,
    @Nullable Occasion occasion) {

  /** What it means. */
  public BandName band() {
    return new BandName(bandCode, bandLabel);
  }
}
