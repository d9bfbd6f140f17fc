package health.trellis.scheduling.clinician;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clinician is away: whole days by the clock of the clinician's site, or from one instant to
 * another.
 *
 * @param firstDay first day
 * @param lastDay last day
 * @param startsAt start, when not whole days
 * @param endsAt end, when not whole days
 * @param reason why
 */
@Schema(
    name = "TimeOffRequest",
    examples =
        "{\"firstDay\": \"2027-07-05\", \"lastDay\": \"2027-07-16\", \"reason\": \"VACATION\"}")
public record TimeOffRequest(
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @NotNull TimeOff.Reason reason) {}
