package health.trellis.assessment.kiosk;

import health.trellis.assessment.kiosk.KioskDto.Code;
import health.trellis.assessment.kiosk.KioskDto.KioskAnswers;
import health.trellis.assessment.kiosk.KioskDto.NewCode;
import health.trellis.assessment.kiosk.KioskDto.Opening;
import health.trellis.assessment.kiosk.KioskDto.Session;
import health.trellis.assessment.kiosk.KioskDto.Taken;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The kiosk over HTTP. */
@Path("/api/v1/kiosk")
@RunOnVirtualThread
@Tag(name = "Kiosk", description = "Answering on a tablet at the site")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class KioskResource {
  private static final String NEW = "{\"patientId\":\"0197a000-0000-7000-8000-000000000301\"}";
  private static final String OPENING = "{\"code\":\"7KQ4-2M9X\",\"language\":\"es\"}";
  private static final String ANSWERS =
      """
      {"session":"5f2b7c9e0d1a4b3c8e6f",
       "assignmentId":"0197a000-0000-7000-8000-000000000401",
       "answers":{"44250-9":1,"44255-8":2},"itemSeconds":{"44250-9":6,"44255-8":4}}""";

  private final Kiosk kiosk;

  KioskResource(Kiosk kiosk) {
    this.kiosk = kiosk;
  }

  /** Makes a code. */
  @POST
  @Idempotent
  @Path("/codes")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR})
  @Operation(
      summary = "Make a kiosk code for a patient",
      description =
          "Valid for 15 minutes, for one session. Shown this once; only its hash is kept.")
  @APIResponse(
      responseCode = "201",
      description = "The code",
      content = @Content(schema = @Schema(implementation = Code.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Response code(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "patient", value = NEW)))
          @NotNull
          @Valid
          NewCode body) {
    return Response.status(Response.Status.CREATED).entity(kiosk.code(body.patientId())).build();
  }

  /** Opens a session. */
  @POST
  @Idempotent
  @Path("/sessions/open")
  @PermitAll
  @SecurityRequirements
  @Operation(
      summary = "Open a kiosk session by a code",
      description =
          "The code is the proof: no token. It opens one session of 30 minutes. The forms bring"
              + " their questions along.")
  @APIResponse(responseCode = "200", description = "The session and what is due")
  @APIResponse(responseCode = "404", description = "No such code, or it was used or has expired")
  public Session open(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "code", value = OPENING)))
          @NotNull
          @Valid
          Opening body) {
    return kiosk.open(body.code(), body.language());
  }

  /** Takes answers in. */
  @POST
  @Idempotent
  @Path("/sessions/answers")
  @PermitAll
  @SecurityRequirements
  @Operation(
      summary = "Answer a form at the kiosk",
      description =
          "The session is the proof: no token. Scored at once, but no result is shown; answers that"
              + " show a risk raise an alert and bring crisis contacts. An assignment is answered"
              + " once: sent again, it is refused (409).")
  @APIResponse(responseCode = "200", description = "Taken in")
  @APIResponse(responseCode = "404", description = "No such session or form")
  @APIResponse(responseCode = "409", description = "Answered, skipped or expired")
  @APIResponse(responseCode = "422", description = "An answer is missing or does not fit")
  public Taken answer(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "phq-2", value = ANSWERS)))
          @NotNull
          @Valid
          KioskAnswers body) {
    return kiosk.answer(body);
  }
}
