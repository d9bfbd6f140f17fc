package health.trellis.assessment.risk;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The report of open times over HTTP, for staff. */
@Path("/api/v1/risk-alerts")
@RunOnVirtualThread
@RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Risk alerts", description = "Answers that ask for a human")
@Produces(MediaType.APPLICATION_JSON)
public class OpenTimesResource {
  private final OpenTimes openTimes;

  OpenTimesResource(OpenTimes openTimes) {
    this.openTimes = openTimes;
  }

  /** Reads the report. */
  @GET
  @Path("/open-times")
  @Operation(
      summary = "How long risk alerts stay open",
      description =
          "By level: how many are open, taken on, closed and overdue, and the minutes until"
              + " somebody took them on and closed them. Of the patients whom the caller may see;"
              + " the last 30 days unless said otherwise; late entries are left out.")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content = @Content(schema = @Schema(implementation = OpenTimes.Report.class)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  public OpenTimes.Report report(
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("from")
          @Nullable String from,
      @Parameter(schema = @Schema(implementation = LocalDate.class)) @QueryParam("to")
          @Nullable String to,
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("programId")
          @Nullable String programId) {
    LocalDate first = QueryValue.dateOrNull("from", from);
    LocalDate last = QueryValue.dateOrNull("to", to);
    if (first != null && last != null && first.isAfter(last)) {
      throw Refusal.badRequest("from", "order", "from is not after to.");
    }
    return openTimes.report(first, last, QueryValue.uuidOrNull("programId", programId));
  }
}
