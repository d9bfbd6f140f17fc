package health.trellis.scheduling.checkin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient is in the room.
 *
 * @param code what the kiosk shows
 * @param leaving whether the patient leaves, before the end
 */
@Schema(name = "CheckInByCodeRequest", examples = "{\"code\": \"287082\"}")
public record CheckInRequest(
    @NotNull @Pattern(regexp = "[0-9]{6}", message = "Six digits.") String code,
    @Nullable Boolean leaving) {}
