package health.trellis.scheduling.attendance;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A session's attendance over HTTP. */
@Path("/api/v1/sessions/{sessionId}/attendance")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Attendance", description = "How patients took part in sessions")
public class SheetResource {
  private final SheetService sheets;

  SheetResource(SheetService sheets) {
    this.sheets = sheets;
  }

  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Read a session's attendance sheet",
      description = "Who has a place, who checked in, and what is recorded.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SheetView.class)))
  @APIResponse(responseCode = "404", description = "There is no such session")
  public SheetView read(@PathParam("sessionId") UUID sessionId) {
    return sheets.read(sessionId);
  }

  @POST
  @RetriedOnContention
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Record a session's attendance at once",
      description =
          "All of it or nothing. Name the exceptions in entries and say in rest how all others"
              + " took part; who checked in is recorded as checked in. Corrections name version and"
              + " reason.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SheetView.class)))
  @APIResponse(responseCode = "409", description = "session-not-begun")
  @APIResponse(responseCode = "412", description = "Corrected by somebody else meanwhile")
  @APIResponse(responseCode = "422", description = "Each fault by its place in entries")
  public SheetView record(
      @PathParam("sessionId") UUID sessionId, @Valid @NotNull SheetRequest request) {
    return sheets.record(sessionId, request);
  }
}
