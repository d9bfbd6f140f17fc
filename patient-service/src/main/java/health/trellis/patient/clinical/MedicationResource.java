package health.trellis.patient.clinical;

import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.clinical.ClinicalDto.MedicationView;
import health.trellis.patient.clinical.RecordDto.Adherence;
import health.trellis.patient.clinical.RecordDto.AdherenceView;
import health.trellis.patient.clinical.RecordDto.Reconciliation;
import health.trellis.patient.clinical.RecordDto.ReconciliationView;
import health.trellis.patient.clinical.RecordDto.RecordMedication;
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

/** Medications, their reconciliation and adherence, over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Clinical record", description = "Diagnoses, allergies, medications and results")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MedicationResource {
  private static final String MEDICATION =
      """
      {"name":"Naltrexone 50 MG Oral Tablet","rxnorm":"7243","dosage":"One tablet every morning",
       "source":"PRESCRIBED_ELSEWHERE","startedOn":"2026-02-01"}""";
  private static final String RECONCILIATION =
      """
      {"medications":[
        {"medicationId":"0197a000-0000-7000-8000-000000000701","decision":"CONTINUE"},
        {"medicationId":"0197a000-0000-7000-8000-000000000702","decision":"STOP",
         "reason":"Replaced at the hospital"}],
       "note":"Compared with the discharge list of the hospital"}""";
  private static final String ADHERENCE =
      """
      {"from":"2026-02-16","until":"2026-03-01","dosesExpected":14,"dosesTaken":12,
       "missedBecause":"Forgot on the weekend"}""";

  private final RecordKeeping records;
  private final MedicationReview review;

  MedicationResource(RecordKeeping records, MedicationReview review) {
    this.records = records;
    this.review = review;
  }

  /** Record a medication. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/medications")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Record a medication",
      description = "One prescribed here or elsewhere, or told by the patient.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = MedicationView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response medication(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content =
                  @Content(examples = @ExampleObject(name = "naltrexone", value = MEDICATION)))
          @NotNull
          @Valid
          RecordMedication body) {
    return created(records.medication(patientId, body));
  }

  /** Reconcile medications. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/medication-reconciliations")
  @RolesAllowed({Roles.CLINICIAN, Roles.PRESCRIBER})
  @Operation(
      summary = "Reconcile medications",
      description = "Decides about every active medication at once: it goes on, changes, or stops.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response reconcile(
      @PathParam("patientId") UUID patientId,
      @RequestBody(
              content =
                  @Content(examples = @ExampleObject(name = "intake", value = RECONCILIATION)))
          @NotNull
          @Valid
          Reconciliation body) {
    return created(review.reconcile(patientId, body));
  }

  /** List reconciliations. */
  @GET
  @Path("/patients/{patientId}/medication-reconciliations")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List reconciliations", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<ReconciliationView>> reconciliations(
      @PathParam("patientId") UUID patientId, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(review.reconciliations(patientId, page), uri);
  }

  /** Record how a medication was taken. */
  @POST
  @Idempotent
  @Path("/patients/{patientId}/medications/{medicationId}/adherence")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Record how a medication was taken",
      description = "Doses taken of those expected; patients tell of their own.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content = @Content(schema = @Schema(implementation = AdherenceView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  public Response taken(
      @PathParam("patientId") UUID patientId,
      @PathParam("medicationId") UUID medicationId,
      @RequestBody(
              content = @Content(examples = @ExampleObject(name = "two weeks", value = ADHERENCE)))
          @NotNull
          @Valid
          Adherence body) {
    return created(review.taken(patientId, medicationId, body));
  }

  /** List how a medication was taken. */
  @GET
  @Path("/patients/{patientId}/medications/{medicationId}/adherence")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(summary = "List how a medication was taken", description = "Newest first.")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public RestResponse<Page<AdherenceView>> adherence(
      @PathParam("patientId") UUID patientId,
      @PathParam("medicationId") UUID medicationId,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(review.adherence(patientId, medicationId, page), uri);
  }

  private static Response created(Object view) {
    return Response.status(Response.Status.CREATED).entity(view).build();
  }
}
