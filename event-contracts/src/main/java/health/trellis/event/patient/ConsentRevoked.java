package health.trellis.event.patient;

import health.trellis.event.ConsentKind;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient took a consent back, with immediate effect.
 *
 * @param patientId whom it is about
 * @param consentId the consent
 * @param kind what it allowed
 * @param recipient to whom
 */
@EventType(aggregate = "consent", happened = "revoked")
public record ConsentRevoked(
    UUID patientId, UUID consentId, ConsentKind kind, @Nullable String recipient)
    implements PatientEvent {}
