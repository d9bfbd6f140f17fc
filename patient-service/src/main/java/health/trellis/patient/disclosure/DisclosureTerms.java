package health.trellis.patient.disclosure;

import health.trellis.event.ConsentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a consent on record lets out.
 *
 * @param consentId the consent
 * @param kind under which law
 * @param discloser who may disclose; absent: this provider
 * @param recipient the named recipient
 * @param recipientClasses classes of recipients, for treatment, payment and operations
 * @param information the parts of the record
 * @param purposes why
 * @param from first day
 * @param until last day; absent: none
 * @param zone where its days count: where the patient lived at the signature
 * @param revokedAt when it was taken back
 */
public record DisclosureTerms(
    UUID consentId,
    ConsentKind kind,
    @Nullable String discloser,
    @Nullable String recipient,
    Set<RecipientClass> recipientClasses,
    Set<Information> information,
    Set<Purpose> purposes,
    LocalDate from,
    @Nullable LocalDate until,
    ZoneId zone,
    @Nullable Instant revokedAt) {

  /** The beginning of its first day. */
  public Instant beginsAt() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The end of its last day, exclusive; null: none. */
  public @Nullable Instant endsAt() {
    return until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Whether its last day has passed. */
  public boolean isOver(Instant now) {
    Instant end = endsAt();
    return end != null && !now.isBefore(end);
  }
}
