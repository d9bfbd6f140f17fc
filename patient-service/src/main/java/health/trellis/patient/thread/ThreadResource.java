package health.trellis.patient.thread;

import health.trellis.kit.identity.Roles;
import health.trellis.patient.thread.ThreadDto.ThreadView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/** The golden thread over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Treatment plans", description = "Problems, goals, interventions, prescription")
@Produces(MediaType.APPLICATION_JSON)
public class ThreadResource {
  private final ThreadService threads;

  ThreadResource(ThreadService threads) {
    this.threads = threads;
  }

  /** Follows the thread of a plan. */
  @GET
  @Path("/treatment-plans/{id}/golden-thread")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Follow the golden thread of a plan",
      description =
          "Diagnosis, problem, goal, intervention, sessions, notes and outcome of the version in"
              + " force, and each gap with its place in the plan.")
  @APIResponse(
      responseCode = "200",
      description = "The thread",
      content = @Content(schema = @Schema(implementation = ThreadView.class)))
  @APIResponse(responseCode = "404", description = "No plan in force, or not for the caller")
  public ThreadView thread(@PathParam("id") UUID id) {
    return threads.of(id);
  }
}
