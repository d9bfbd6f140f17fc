package health.trellis.notification.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call for a program.
 *
 * @param shifts who when; those that are over are not shown
 * @param coordinatorEmail where the coordinator is reached
 * @param programAdminEmail where the program admin is reached
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    description = "Who is on call for a program, and where its coordinator and admin are reached")
public record OnCallDto(
    @NotNull @Size(max = 500) List<@NotNull @Valid Shift> shifts,
    @Nullable @Email @Size(max = 254) @Schema(examples = "coordinator@example.org")
        String coordinatorEmail,
    @Nullable @Email @Size(max = 254) @Schema(examples = "admin@example.org")
        String programAdminEmail) {

  /** One clinician for a while. */
  public record Shift(
      @NotNull UUID practitionerId, @NotNull Instant startsAt, @NotNull Instant endsAt) {}
}
