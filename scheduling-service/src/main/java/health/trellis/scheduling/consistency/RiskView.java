package health.trellis.scheduling.consistency;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.event.AttendanceRiskReason;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An open worry about a patient's attendance.
 *
 * @param reason why
 * @param consecutiveMisses no-shows in a row when it was raised
 * @param recentPercent time attended of the last two weeks, when it was raised
 * @param earlierPercent time attended of the four weeks before
 * @param raisedAt since when
 */
@Schema(name = "AttendanceRisk")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RiskView(
    UUID id,
    UUID patientId,
    UUID programId,
    AttendanceRiskReason reason,
    int consecutiveMisses,
    @Nullable Integer recentPercent,
    @Nullable Integer earlierPercent,
    Instant raisedAt) {}
