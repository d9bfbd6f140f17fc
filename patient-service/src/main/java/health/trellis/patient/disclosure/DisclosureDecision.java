package health.trellis.patient.disclosure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link DisclosureRequest}.
 *
 * @param reason what decided
 * @param consentId the consent relied on, or the one that came nearest
 * @param redisclosureNotice whether the notice of 42 CFR 2.32 goes with what is disclosed
 */
public record DisclosureDecision(
    DisclosureReason reason, @Nullable UUID consentId, boolean redisclosureNotice) {

  /** Whether it may go. */
  public boolean allowed() {
    return reason.allows();
  }
}
