package health.trellis.patient.registration;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Pages;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.registration.PatientDto.CorrectPatient;
import health.trellis.patient.registration.PatientDto.PatientView;
import health.trellis.patient.registration.PatientDto.RegisterPatient;
import health.trellis.patient.registration.PatientDto.SearchPatients;
import health.trellis.patient.registration.PatientService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Patients over HTTP. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Patients", description = "Who the patients are")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PatientResource {
  private static final String EXAMPLE =
      """
      {"givenName":"Ana María","familyName":"Reyes","birthDate":"1991-04-12","sex":"FEMALE",
       "language":"es-US","timeZone":"America/New_York","email":"ana@example.org",
       "phone":"+1 212 555 0142",
       "identifiers":[{"system":"http://hospital.smarthealthit.org","value":"MRN-10042"}]}""";

  private final PatientService patients;

  PatientResource(PatientService patients) {
    this.patients = patients;
  }

  /** Registers a patient. */
  @POST
  @Path("/patients")
  @Idempotent
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Register a patient",
      description = "An identifier (system and value) belongs to one patient alone.")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = PatientView.class)))
  @APIResponse(responseCode = "409", description = "The id or an identifier is in use")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public Response register(
      @RequestBody(content = @Content(examples = @ExampleObject(name = "intake", value = EXAMPLE)))
          @NotNull
          @Valid
          RegisterPatient body) {
    Versioned patient = patients.register(body.registration());
    return ETags.created(
        URI.create("/api/v1/patients/" + patient.view().id()), patient.view(), patient.version());
  }

  /** Lists the patients whom the caller may see. */
  @GET
  @Path("/patients")
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING,
    Roles.PATIENT
  })
  @Operation(
      summary = "List patients",
      description = "Those whom the caller may see, in the order of registration.")
  @APIResponse(responseCode = "200", description = "A page of patients")
  public RestResponse<Page<PatientView>> list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.response(patients.search(new SearchPatients(null, null, null, null), page), uri);
  }

  /** Finds patients. */
  @POST
  @Path("/patients/search")
  @Idempotent
  @RolesAllowed({
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(
      summary = "Search patients",
      description =
          "By name, birth date, identifier or phone, sent in the body so that they stand in no log"
              + " of URLs. All given must match.")
  @APIResponse(responseCode = "200", description = "A page of patients")
  @APIResponse(responseCode = "422", description = "A field breaks a rule")
  public RestResponse<Page<PatientView>> search(
      @RequestBody(
              content =
                  @Content(
                      examples =
                          @ExampleObject(
                              name = "by name and birth date",
                              value = "{\"name\":\"ana rey\",\"birthDate\":\"1991-04-12\"}")))
          @NotNull
          @Valid
          SearchPatients body,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.response(patients.search(body, page), uri);
  }

  /** Reads a patient. */
  @GET
  @Path("/patients/{id}")
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN,
    Roles.BILLING
  })
  @Operation(summary = "Read a patient", description = "With the ETag that a correction needs.")
  @APIResponse(
      responseCode = "200",
      description = "The patient",
      content = @Content(schema = @Schema(implementation = PatientView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Response read(@PathParam("id") UUID id) {
    Versioned patient = patients.read(id);
    return ETags.ok(patient.view(), patient.version());
  }

  /** Corrects a patient's data. */
  @PUT
  @Path("/patients/{id}")
  @RolesAllowed({Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Correct a patient's data",
      description = "Replaces all of it: what is left out is removed.")
  @APIResponse(
      responseCode = "200",
      description = "Corrected",
      content = @Content(schema = @Schema(implementation = PatientView.class)))
  @APIResponse(responseCode = "404", description = "No such patient")
  @APIResponse(responseCode = "409", description = "Another patient holds the identifier")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response correct(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "moved", value = EXAMPLE)))
          @NotNull
          @Valid
          CorrectPatient body) {
    Versioned patient = patients.correct(id, body.person(), ifMatch);
    return ETags.ok(patient.view(), patient.version());
  }
}
