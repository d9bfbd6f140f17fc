package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient is known to Trellis.
 *
 * @param patientId whom it is about
 * @param profile the person
 * @param referredBy client id of the EHR that referred, if one did
 */
@EventType(aggregate = "patient", happened = "registered")
public record PatientRegistered(UUID patientId, PatientProfile profile, @Nullable String referredBy)
    implements PatientEvent {}
