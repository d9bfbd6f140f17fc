package health.trellis.scheduling.telehealth;

import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Links to video sessions over HTTP. */
@Path("/api/v1/sessions/{id}/join")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Telehealth", description = "The way into video sessions")
public class JoinResource {
  private final JoinService joining;

  JoinResource(JoinService joining) {
    this.joining = joining;
  }

  @GET
  @RolesAllowed({Roles.PATIENT, Roles.FAMILY, Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Read the link to a video session",
      description =
          "For its patients, those who lead it and, in a family session, the family. The link is"
              + " there from ten minutes before the start (a setting) until shortly after the end.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JoinView.class)))
  @APIResponse(responseCode = "404", description = "No such session, or the caller is not in it")
  @APIResponse(responseCode = "409", description = "in-a-room, session-cancelled")
  public Response read(@PathParam("id") UUID id) {
    CacheControl never = new CacheControl();
    never.setNoStore(true);
    return Response.ok(joining.read(id)).cacheControl(never).build();
  }
}
