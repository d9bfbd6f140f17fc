package health.trellis.assessment.response;

import health.trellis.assessment.ground.QueryValue;
import health.trellis.assessment.response.ResponseDto.NewResponse;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** Responses over HTTP. */
@Path("/api/v1/responses")
@RunOnVirtualThread
@RolesAllowed({
  Roles.PATIENT,
  Roles.CLINICIAN,
  Roles.PRESCRIBER,
  Roles.COORDINATOR,
  Roles.PROGRAM_ADMIN
})
@Tag(name = "Responses", description = "Answers to instruments, scored at once")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResponseResource {
  private static final String EXAMPLE =
      """
      {"patientId":"0197a000-0000-7000-8000-000000000301","instrument":"gad-7",
       "answers":{"69725-0":2,"68509-9":1,"69733-4":1,"69734-2":"LA6569-3","69735-9":0,
                  "69689-8":1,"69736-7":0}}""";

  private final ResponseService responses;

  ResponseResource(ResponseService responses) {
    this.responses = responses;
  }

  /** Takes answers in. */
  @POST
  @Idempotent
  @RolesAllowed({Roles.PATIENT, Roles.FAMILY, Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Answer an instrument",
      description =
          "An option's code or ordinal by item. Scored at once; never changed afterwards. Answers"
              + " that show a risk raise an alert in the same transaction and bring crisis"
              + " contacts. Staff may enter past answers: more than a day late with lateEntry. A"
              + " device that was offline sends its own id and time; the same id is counted once."
              + " Family members answer the forms that families rate.")
  @APIResponse(
      responseCode = "201",
      description = "Scored",
      content = @Content(schema = @Schema(implementation = ResponseView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "An answer does not fit the instrument")
  public Response submit(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "gad-7", value = EXAMPLE)))
          @NotNull
          @Valid
          NewResponse body) {
    ResponseView view = responses.submit(body.submission());
    return Response.created(URI.create("/api/v1/responses/" + view.responseId()))
        .entity(view)
        .build();
  }

  /** Reads a response. */
  @GET
  @Path("/{id}")
  @Operation(
      summary = "Read a response",
      description = "With its result against the baseline as it stands now.")
  @APIResponse(
      responseCode = "200",
      description = "The response",
      content = @Content(schema = @Schema(implementation = ResponseView.class)))
  @APIResponse(responseCode = "404", description = "No such response, or not for the caller")
  public ResponseView read(@PathParam("id") UUID id) {
    return responses.read(id);
  }

  /** Lists a patient's responses. */
  @GET
  @Operation(
      summary = "List a patient's responses",
      description = "Newest first; one instrument only, when it is named.")
  @APIResponse(responseCode = "200", description = "A page of responses")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "patientId is missing")
  public RestResponse<Page<ResponseView>> list(
      @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("patientId") @NotNull
          String patientId,
      @QueryParam("instrument") @Pattern(regexp = "[a-z][a-z0-9-]{1,39}")
          @Nullable String instrument,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(
        responses.list(QueryValue.uuid("patientId", patientId), instrument, page), uri);
  }
}
