package health.trellis.assessment.risk;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.risk.RiskDto.Acknowledgement;
import health.trellis.assessment.risk.RiskDto.AlertView;
import health.trellis.assessment.risk.RiskDto.Resolution;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Risk alerts over HTTP, for staff. */
@Path("/api/v1/risk-alerts")
@RunOnVirtualThread
@RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
@Tag(name = "Risk alerts", description = "Answers that ask for a human")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RiskAlertResource {
  private final RiskAlertService alerts;

  RiskAlertResource(RiskAlertService alerts) {
    this.alerts = alerts;
  }

  /** Lists alerts. */
  @GET
  @Operation(
      summary = "List risk alerts",
      description = "Newest first, of the patients whom the caller may see.")
  @APIResponse(responseCode = "200", description = "A page of alerts")
  public RestResponse<Page<AlertView>> list(
      @Parameter(schema = @Schema(implementation = AlertState.class)) @QueryParam("state")
          @Nullable String state,
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId")
          @Nullable String patientId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        alerts.list(
            QueryValue.enumOrNull("state", AlertState.class, state),
            QueryValue.uuidOrNull("patientId", patientId),
            page),
        uri);
  }

  /** Reads an alert. */
  @GET
  @Path("/{id}")
  @Operation(summary = "Read a risk alert", description = "With who took it on and who closed it.")
  @APIResponse(
      responseCode = "200",
      description = "The alert",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  public AlertView read(@PathParam("id") UUID id) {
    return alerts.read(id);
  }

  /** Takes an alert on. */
  @POST
  @Idempotent
  @Path("/{id}/acknowledge")
  @Operation(
      summary = "Take a risk alert on",
      description = "Escalation stops. Of two who do so at once, one gets 409.")
  @APIResponse(
      responseCode = "200",
      description = "Taken on",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  @APIResponse(responseCode = "409", description = "Somebody has taken it on")
  public AlertView acknowledge(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "calling",
                              value = "{\"note\":\"Calling the patient now\"}")))
          @Valid
          @Nullable Acknowledgement body) {
    return alerts.acknowledge(id, body == null ? null : body.note());
  }

  /** Closes an alert. */
  @POST
  @Idempotent
  @Path("/{id}/resolve")
  @Operation(
      summary = "Close a risk alert",
      description = "With a note on what was done. Who closes an open one has taken it on.")
  @APIResponse(
      responseCode = "200",
      description = "Closed",
      content = @Content(schema = @Schema(implementation = AlertView.class)))
  @APIResponse(responseCode = "404", description = "No such alert, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is closed")
  @APIResponse(responseCode = "422", description = "The note is missing")
  public AlertView resolve(
      @PathParam("id") UUID id,
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "safe",
                              value =
                                  "{\"note\":\"Spoke with the patient; safety plan reviewed\"}")))
          @NotNull
          @Valid
          Resolution body) {
    return alerts.resolve(id, body.note());
  }
}
