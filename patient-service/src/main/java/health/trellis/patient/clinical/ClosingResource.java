package health.trellis.patient.clinical;

import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.clinical.ClosingDto.CloseAllergy;
import health.trellis.patient.clinical.ClosingDto.CloseDiagnosis;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is over in the clinical record, over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Clinical record", description = "Diagnoses, allergies, medications and results")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ClosingResource {
  private static final String DIAGNOSIS =
      """
      {"outcome":"RESOLVED","reason":"No signs for six months","abatedOn":"2026-03-02"}""";
  private static final String ALLERGY =
      """
      {"outcome":"ENTERED_IN_ERROR","reason":"Belongs to another patient"}""";

  private final Closing closing;

  ClosingResource(Closing closing) {
    this.closing = closing;
  }

  /** Closes a diagnosis. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/conditions/{id}/close")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Close a diagnosis",
      description =
          "Resolved, inactive, in remission, or recorded by mistake; with the reason. It stays on"
              + " record with its versions.")
  @APIResponse(
      responseCode = "200",
      description = "Closed",
      content = @Content(schema = @Schema(implementation = ConditionView.class)))
  @APIResponse(responseCode = "404", description = "No such diagnosis, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is closed already")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public ConditionView diagnosis(
      @PathParam("patientId") UUID patientId,
      @PathParam("id") UUID id,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "resolved", value = DIAGNOSIS)))
          @NotNull
          @Valid
          CloseDiagnosis body) {
    return closing.close(patientId, id, body);
  }

  /** Closes an allergy. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/allergies/{id}/close")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Close an allergy",
      description =
          "Resolved, inactive, or recorded by mistake; with the reason. It stays on record with its"
              + " versions.")
  @APIResponse(
      responseCode = "200",
      description = "Closed",
      content = @Content(schema = @Schema(implementation = AllergyView.class)))
  @APIResponse(responseCode = "404", description = "No such allergy, or not for the caller")
  @APIResponse(responseCode = "409", description = "It is closed already")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public AllergyView allergy(
      @PathParam("patientId") UUID patientId,
      @PathParam("id") UUID id,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "mistake", value = ALLERGY)))
          @NotNull
          @Valid
          CloseAllergy body) {
    return closing.close(patientId, id, body);
  }
}
