package health.trellis.patient.certification;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.certification.CertificationDto.CertificationsView;
import health.trellis.patient.certification.CertificationDto.Certify;
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

/** Certifications over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Episodes", description = "Admission, level of care, hold, discharge")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CertificationResource {
  private static final String EXAMPLE =
      """
      {"hoursPerWeek":10,"reason":"Would need inpatient care without structured therapy"}""";

  private final CertificationService certifications;

  CertificationResource(CertificationService certifications) {
    this.certifications = certifications;
  }

  /** Tells how an episode stands. */
  @GET
  @Path("/episodes/{episodeId}/certifications")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List the certifications of an episode",
      description = "With when the next is due. IOP: every 60 days; PHP: day 18, then every 30.")
  @APIResponse(
      responseCode = "200",
      description = "The certifications",
      content = @Content(schema = @Schema(implementation = CertificationsView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  public CertificationsView of(@PathParam("episodeId") UUID episodeId) {
    return certifications.of(episodeId);
  }

  /** Certifies. */
  @POST
  @Idempotent
  @Path("/episodes/{episodeId}/certifications")
  @RolesAllowed(Roles.PRESCRIBER)
  @Operation(
      summary = "Certify that the patient needs this level of care",
      description = "By a physician: at admission, and again before the last one runs out.")
  @APIResponse(
      responseCode = "201",
      description = "Certified",
      content = @Content(schema = @Schema(implementation = CertificationsView.class)))
  @APIResponse(responseCode = "404", description = "No such episode, or not for the caller")
  @APIResponse(responseCode = "409", description = "Not a certified level, ended, or certified")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response certify(
      @PathParam("episodeId") UUID episodeId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "IOP", value = EXAMPLE)))
          @NotNull
          @Valid
          Certify body) {
    return Response.status(Response.Status.CREATED)
        .entity(certifications.certify(episodeId, body))
        .build();
  }
}
