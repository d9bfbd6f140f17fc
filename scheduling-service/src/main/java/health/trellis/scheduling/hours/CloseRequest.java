package health.trellis.scheduling.hours;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A week of a program to close.
 *
 * @param weekStart its Monday
 * @param programId the program
 */
@Schema(
    name = "CloseWeekRequest",
    examples =
        "{\"weekStart\": \"2027-01-04\", \"programId\": \"0197a000-0000-7000-8000-000000000101\"}")
public record CloseRequest(@NotNull LocalDate weekStart, @NotNull UUID programId) {}
