package health.trellis.scheduling.hours;

import health.trellis.kit.http.IsoText;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.scheduling.RetriedOnContention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Weekly hours over HTTP. */
@Path("/api/v1/weekly-hours")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Weekly hours", description = "Hours against prescription, program and authorization")
public class HoursResource {
  private final HoursService hours;

  HoursResource(HoursService hours) {
    this.hours = hours;
  }

  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.FAMILY,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Read a patient's hours by week",
      description =
          "ISO weeks in the site's zone; four weeks back when no dates are given. With the deadline"
              + " of the physician's certification while one is asked for.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WeeklyHoursView.class)))
  @APIResponse(responseCode = "404", description = "There is no such patient for the caller")
  public WeeklyHoursView read(
      @QueryParam("patientId") @Parameter(required = true) @Nullable UUID patientId,
      @QueryParam("from") @Parameter(example = "2027-01-04") @Nullable String from,
      @QueryParam("to") @Parameter(example = "2027-01-31") @Nullable String to) {
    if (patientId == null) {
      throw Refusal.badRequest("patientId", "required", "Name the patient.");
    }
    return hours.read(patientId, date("from", from), date("to", to));
  }

  @POST
  @Path("close")
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Close a week of a program",
      description =
          "Tells for each patient, once, whether the week was enough. A timer does so a day after a"
              + " week's end; weeks entered late are closed here. Done again, nothing happens.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CloseResult.class)))
  @APIResponse(responseCode = "422", description = "No Monday, or a week that has not ended")
  public CloseResult close(@Valid @NotNull CloseRequest request) {
    return hours.close(request);
  }

  private static @Nullable LocalDate date(String name, @Nullable String text) {
    try {
      return text == null ? null : IsoText.date(text);
    } catch (DateTimeException unreadable) {
      throw Refusal.badRequest(name, "format", name + " is a date such as 2027-01-04.");
    }
  }
}
