package health.trellis.scheduling.waitlist;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A patient is to wait for a place in a group.
 *
 * @param patientId the patient
 * @param from the first day on which the patient can come
 */
@Schema(
    name = "WaitlistRequest",
    examples =
        "{\"patientId\": \"0197a000-0000-7000-8000-000000000301\", \"from\": \"2027-01-04\"}")
public record WaitlistRequest(@NotNull UUID patientId, @NotNull LocalDate from) {}
