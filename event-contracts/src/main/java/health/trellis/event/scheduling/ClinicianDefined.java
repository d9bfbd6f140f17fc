package health.trellis.event.scheduling;

import health.trellis.event.DomainEvent;
import health.trellis.event.EventType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinician was created or changed; the event holds the clinician as it is now.
 *
 * @param practitionerId the clinician
 * @param displayName name with credentials, as patients see it
 * @param prescriber whether the clinician may prescribe
 * @param email work e-mail
 * @param phone work phone
 * @param programIds programs that the clinician works in
 * @param active whether the clinician works here
 */
@EventType(aggregate = "clinician", happened = "defined")
public record ClinicianDefined(
    UUID practitionerId,
    String displayName,
    boolean prescriber,
    @Nullable String email,
    @Nullable String phone,
    Set<UUID> programIds,
    boolean active)
    implements DomainEvent {
  @Override
  public UUID key() {
    return practitionerId;
  }
}
