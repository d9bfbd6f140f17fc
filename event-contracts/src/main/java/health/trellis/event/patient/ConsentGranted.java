package health.trellis.event.patient;

import health.trellis.event.ConsentKind;
import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient consented.
 *
 * @param patientId whom it is about
 * @param consentId the consent
 * @param kind what it allows
 * @param recipient to whom: an EHR's client id, or absent where the kind needs none
 * @param from first day
 * @param until last day; absent: until revoked
 * @param beginsAt the beginning of the first day where the patient lived at the signature
 * @param endsAt the end of the last day there, exclusive; absent: until revoked
 */
@EventType(aggregate = "consent", happened = "granted")
public record ConsentGranted(
    UUID patientId,
    UUID consentId,
    ConsentKind kind,
    @Nullable String recipient,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable Instant beginsAt,
    @Nullable Instant endsAt)
    implements PatientEvent {}
