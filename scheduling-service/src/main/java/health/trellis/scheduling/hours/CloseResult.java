package health.trellis.scheduling.hours;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What closing a week did.
 *
 * @param weekStart its Monday
 * @param programId the program
 * @param met weeks of patients closed now that were enough
 * @param fellShort weeks of patients closed now that were not
 */
@Schema(name = "CloseWeekResult")
public record CloseResult(LocalDate weekStart, UUID programId, int met, int fellShort) {}
