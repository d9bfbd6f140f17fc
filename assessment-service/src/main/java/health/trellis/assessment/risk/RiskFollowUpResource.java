package health.trellis.assessment.risk;

import health.trellis.assessment.risk.FollowUpDto.NoteView;
import health.trellis.assessment.risk.FollowUpDto.RescreenView;
import health.trellis.assessment.risk.FollowUpDto.Rescreening;
import health.trellis.assessment.risk.FollowUpDto.TriageNote;
import health.trellis.kit.http.Page;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Triage notes and re-screening over HTTP, for staff. */
@Path("/api/v1/risk-alerts")
@RunOnVirtualThread
@RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Risk alerts", description = "Answers that ask for a human")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RiskFollowUpResource {
  private static final String NOTE =
      """
      {"patientReached":true,"judged":"MODERATE",
       "note":"Passive thoughts, no plan; safety plan reviewed, sister stays tonight"}""";

  private final RiskFollowUp followUp;

  RiskFollowUpResource(RiskFollowUp followUp) {
    this.followUp = followUp;
  }

  /** Writes a note. */
  @POST
  @Idempotent
  @Path("/{id}/notes")
  @Operation(
      summary = "Write a triage note",
      description = "What was found out while the alert is open. A note is never changed.")
  @APIResponse(
      responseCode = "201",
      description = "Written",
      content = @Content(schema = @Schema(implementation = NoteView.class)))
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  @APIResponse(responseCode = "409", description = "The alert is closed")
  @APIResponse(responseCode = "422", description = "A field is missing")
  public Response note(
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "safe", value = NOTE)))
          @NotNull
          @Valid
          TriageNote body) {
    return Response.status(Response.Status.CREATED).entity(followUp.note(id, body)).build();
  }

  /** Lists notes. */
  @GET
  @Path("/{id}/notes")
  @Operation(summary = "List an alert's triage notes", description = "The first first.")
  @APIResponse(responseCode = "200", description = "The notes")
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  public Page<NoteView> notes(@PathParam("id") UUID id) {
    return new Page<>(followUp.notes(id), null);
  }

  /** Asks again. */
  @POST
  @Idempotent
  @Path("/{id}/rescreen")
  @Operation(
      summary = "Ask the patient the C-SSRS screener again",
      description = "Assigns it anew, once per alert and day. Its answers may raise a new alert.")
  @APIResponse(
      responseCode = "201",
      description = "Assigned",
      content = @Content(schema = @Schema(implementation = RescreenView.class)))
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  @APIResponse(responseCode = "409", description = "Assigned today, or the alert is closed")
  @APIResponse(responseCode = "422", description = "dueInHours is out of range")
  public Response rescreen(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(examples = @ExampleObject(name = "soon", value = "{\"dueInHours\":4}")))
          @Valid
          @Nullable Rescreening body) {
    int hours = (body == null ? new Rescreening(null) : body).hours();
    return Response.status(Response.Status.CREATED).entity(followUp.rescreen(id, hours)).build();
  }
}
