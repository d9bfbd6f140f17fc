package health.trellis.scheduling.planner;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinician is ill or a room is lost. Exactly one of the two is named.
 *
 * @param programId the program whose sessions are to be saved
 * @param clinicianId who is ill
 * @param roomId which room is lost
 * @param from since when
 * @param to until when, at most four weeks later
 */
@Schema(
    name = "ScheduleRepairRequest",
    examples =
        "{\"programId\": \"0197a000-0000-7000-8000-000000000101\", \"clinicianId\":"
            + " \"0197a000-0000-7000-8000-000000000201\", \"from\": \"2027-01-04T05:00:00Z\","
            + " \"to\": \"2027-01-05T05:00:00Z\"}")
public record RepairRequest(
    @NotNull UUID programId,
    @Nullable UUID clinicianId,
    @Nullable UUID roomId,
    @NotNull Instant from,
    @NotNull Instant to) {}
