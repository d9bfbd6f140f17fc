package health.trellis.scheduling.planner;

import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a proposal is to become the calendar.
 *
 * @param patientIds the patients whose changes are accepted; all, and those of whole meetings, when
 *     absent
 * @param authorizationOverride why to book past what payers approved
 */
@Schema(
    name = "AcceptSchedulePlan",
    examples = "{\"patientIds\": [\"0197a000-0000-7000-8000-000000000301\"]}")
public record AcceptRequest(
    @Nullable Set<UUID> patientIds, @Nullable @Size(max = 500) String authorizationOverride) {}
