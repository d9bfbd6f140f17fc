package health.trellis.event.patient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A personal early sign of relapse.
 *
 * @param id to refer to it in a check-in
 * @param text in the patient's words
 * @param rating how the patient knows it from the times before; absent: it was not rated
 */
public record WarningSign(UUID id, String text, @Nullable SignRating rating) {

  /** A sign that was not rated. */
  public WarningSign(UUID id, String text) {
    this(id, text, null);
  }
}
