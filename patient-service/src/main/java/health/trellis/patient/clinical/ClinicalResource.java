package health.trellis.patient.clinical;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Conditions, medications and allergies over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Clinical record", description = "Diagnoses, allergies, medications and results")
@Produces(MediaType.APPLICATION_JSON)
public class ClinicalResource {
  private final ClinicalService clinical;

  ClinicalResource(ClinicalService clinical) {
    this.clinical = clinical;
  }

  /** Lists a patient's conditions. */
  @GET
  @Path("/patients/{patientId}/conditions")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List a patient's conditions",
      description = "As EHRs sent them and staff recorded them, each with whose word it is.")
  @APIResponse(responseCode = "200", description = "A page of conditions")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ClinicalDto.ConditionView>> conditions(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(clinical.conditions(patientId, page), uri);
  }

  /** Lists a patient's medications. */
  @GET
  @Path("/patients/{patientId}/medications")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List a patient's medications",
      description = "As EHRs sent them and staff recorded them, each with whose word it is.")
  @APIResponse(responseCode = "200", description = "A page of medications")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ClinicalDto.MedicationView>> medications(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(clinical.medications(patientId, page), uri);
  }

  /** Lists a patient's allergies. */
  @GET
  @Path("/patients/{patientId}/allergies")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "List a patient's allergies",
      description = "As EHRs sent them and staff recorded them, each with whose word it is.")
  @APIResponse(responseCode = "200", description = "A page of allergies")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ClinicalDto.AllergyView>> allergies(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(clinical.allergies(patientId, page), uri);
  }
}
