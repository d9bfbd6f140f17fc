package health.trellis.scheduling.checkin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a session's kiosk shows.
 *
 * @param code six digits
 * @param changesAt when to ask for the next
 */
@Schema(name = "KioskCode")
public record KioskCodeView(String code, Instant changesAt) {}
