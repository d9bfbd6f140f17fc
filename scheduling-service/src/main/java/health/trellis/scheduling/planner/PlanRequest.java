package health.trellis.scheduling.planner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Weeks of a program to plan.
 *
 * @param programId the program
 * @param fromWeek a day of the first week; not one that is over
 * @param weeks how many weeks
 * @param seconds how long to search at the most; 60 when absent
 */
@Schema(
    name = "SchedulePlanRequest",
    examples =
        "{\"programId\": \"0197a000-0000-7000-8000-000000000101\", \"fromWeek\": \"2027-01-04\","
            + " \"weeks\": 1, \"seconds\": 60}")
public record PlanRequest(
    @NotNull UUID programId,
    @NotNull LocalDate fromWeek,
    @NotNull @Min(1) @Max(4) Integer weeks,
    @Nullable @Min(1) @Max(600) Integer seconds) {}
