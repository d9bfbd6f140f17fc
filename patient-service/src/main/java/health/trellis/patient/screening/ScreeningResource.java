package health.trellis.patient.screening;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.screening.ScreeningDto.RecordScreening;
import health.trellis.patient.screening.ScreeningDto.ScreeningView;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Screenings over HTTP. */
@Path("/api/v1/patients/{patientId}/screenings")
@RunOnVirtualThread
@Tag(name = "Intake", description = "Referral, screening, waiting list and decision")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ScreeningResource {
  private static final String THIRD =
      """
      {"criteria":"ASAM_3","dimensions":[
       {"dimension":1,"risk":0},{"dimension":2,"risk":0},{"dimension":3,"risk":2,
        "note":"Low mood for months, no thoughts of death"},
       {"dimension":4,"risk":1},{"dimension":5,"risk":3,"note":"Used twice this week"},
       {"dimension":6,"risk":1}]}""";
  private static final String FOURTH =
      """
      {"criteria":"ASAM_4","dimensions":[
       {"dimension":3,"leastLevel":"2.1"},{"dimension":4,"leastLevel":"2.1"},
       {"dimension":6,"note":"Works until five, wants evenings"}]}""";
  private static final String MEDICARE =
      """
      {"criteria":"MEDICARE_IOP","findings":[
       {"criterion":"NEEDS_NINE_HOURS","met":true},
       {"criterion":"NEEDS_COORDINATED_PROGRAM","met":true},
       {"criterion":"NO_24_HOUR_CARE","met":true},{"criterion":"ADEQUATE_SUPPORT","met":true},
       {"criterion":"MENTAL_HEALTH_DIAGNOSIS","met":true},
       {"criterion":"NOT_DANGEROUS","met":true},{"criterion":"ABLE_TO_PARTICIPATE","met":true}]}""";

  private final Screenings screenings;

  ScreeningResource(Screenings screenings) {
    this.screenings = screenings;
  }

  /** Records a screening. */
  @POST
  @Idempotent
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record a screening for the level of care",
      description =
          "By the ASAM Criteria (third or fourth edition) or by 42 CFR 410.44(c). Answers the level"
              + " that the findings point to, with reasons; the decision stays with people.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ScreeningView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A finding is missing or not of the criteria")
  public Response record(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content =
                  @Content(
                      examples = {
                        @ExampleObject(name = "third edition", value = THIRD),
                        @ExampleObject(name = "fourth edition", value = FOURTH),
                        @ExampleObject(name = "Medicare", value = MEDICARE)
                      }))
          @NotNull
          @Valid
          RecordScreening body) {
    return Response.status(Response.Status.CREATED)
        .entity(screenings.record(patientId, body))
        .build();
  }

  /** Lists a patient's screenings. */
  @GET
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(summary = "List a patient's screenings", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page of screenings")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ScreeningView>> list(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(screenings.of(patientId, page), uri);
  }
}
