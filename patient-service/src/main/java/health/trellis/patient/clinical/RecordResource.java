package health.trellis.patient.clinical;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.clinical.RecordDto.RecordAllergy;
import health.trellis.patient.clinical.RecordDto.RecordDiagnosis;
import health.trellis.patient.clinical.RecordDto.Toxicology;
import health.trellis.patient.clinical.RecordDto.ToxicologyView;
import health.trellis.patient.clinical.RecordDto.Vitals;
import health.trellis.patient.clinical.RecordDto.VitalsView;
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

/** What staff find, over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Clinical record", description = "Diagnoses, allergies, medications and results")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {
  private static final String DIAGNOSIS =
      """
      {"icd10cm":"F10.20","snomed":"66590003","display":"Alcohol dependence, uncomplicated",
       "onsetOn":"2023-05-01"}""";
  private static final String ALLERGY =
      """
      {"substance":"Penicillin","rxnorm":"7980","category":"MEDICATION","criticality":"HIGH",
       "reaction":"Rash"}""";
  private static final String TOXICOLOGY =
      """
      {"collectedAt":"2026-03-02T15:00:00Z","specimen":"URINE","observed":true,
       "laboratory":"Riverside Laboratory","findings":[
        {"substance":"Benzodiazepines","outcome":"NEGATIVE","confirmed":false,"prescribed":false},
        {"substance":"Buprenorphine","outcome":"POSITIVE","confirmed":true,"prescribed":true}]}""";
  private static final String VITALS =
      """
      {"measuredAt":"2026-03-02T15:05:00Z","source":"Intake nurse","facts":[
       {"sign":"SYSTOLIC","value":118},{"sign":"DIASTOLIC","value":76},
       {"sign":"HEART_RATE","value":72}]}""";

  private final RecordKeeping records;

  RecordResource(RecordKeeping records) {
    this.records = records;
  }

  /** Record a diagnosis. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/conditions")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Record a diagnosis",
      description = "By its ICD-10-CM code, with SNOMED CT where it helps exchange.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ConditionView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response diagnose(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "alcohol", value = DIAGNOSIS)))
          @NotNull
          @Valid
          RecordDiagnosis body) {
    return created(records.diagnose(patientId, body));
  }

  /** Record an allergy. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/allergies")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record an allergy",
      description = "An allergy or intolerance that the patient or a record tells of.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = AllergyView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response allergy(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "penicillin", value = ALLERGY)))
          @NotNull
          @Valid
          RecordAllergy body) {
    return created(records.allergy(patientId, body));
  }

  /** Record a toxicology result. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/toxicology-results")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record a toxicology result",
      description = "By substance, with what a medication on record explains.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ToxicologyView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response toxicology(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "urine", value = TOXICOLOGY)))
          @NotNull
          @Valid
          Toxicology body) {
    return created(records.toxicology(patientId, body));
  }

  /** List toxicology results. */
  @GET
  @Path("/patients/{patientId}/toxicology-results")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List toxicology results", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ToxicologyView>> toxicologyResults(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(records.toxicology(patientId, page), uri);
  }

  /** Record vital facts. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/vitals")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record vital facts",
      description = "As measured here or told by another; units are those of US Core.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = VitalsView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response vitals(
      @PathParam("patientId") UUID patientId,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "intake", value = VITALS)))
          @NotNull
          @Valid
          Vitals body) {
    return created(records.vitals(patientId, body));
  }

  /** List vital facts. */
  @GET
  @Path("/patients/{patientId}/vitals")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List vital facts", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<VitalsView>> vitalFacts(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(records.vitals(patientId, page), uri);
  }

  private static Response created(Object view) {
    return Response.status(Response.Status.CREATED).entity(view).build();
  }
}
