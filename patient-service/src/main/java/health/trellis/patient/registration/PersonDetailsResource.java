package health.trellis.patient.registration;

import health.trellis.kit.http.ETags;
import health.trellis.kit.identity.Roles;
import health.trellis.patient.registration.PersonDetailsService.DetailsView;
import health.trellis.patient.registration.PersonDetailsService.Versioned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

/** What is known of a person beyond the registration, over HTTP. */
@Path("/api/v1/patients/{patientId}/details")
@RunOnVirtualThread
@Tag(name = "Patients", description = "Who the patients are")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PersonDetailsResource {
  private static final String EXAMPLE =
      """
      {"preferredName":"Annie","pronouns":"she/her","genderIdentity":"FEMALE","birthSex":"FEMALE",
       "names":[{"use":"MAIDEN","givenName":"Ana","familyName":"Lindqvist","until":"2015-06-20"}],
       "races":["WHITE"],"ethnicity":"HISPANIC_OR_LATINO",
       "languages":[{"language":"es-US","preferred":true,"interpreterNeeded":true},
                    {"language":"en-US","preferred":false,"interpreterNeeded":false}],
       "telecoms":[{"system":"PHONE","value":"+1 212 555 0143","use":"WORK","rank":2,
                    "verification":"VERIFIED","verifiedOn":"2026-03-02"}],
       "emergencyContacts":[{"name":"Rosa Reyes","relationship":"Mother",
                             "phone":"+1 212 555 0144"}]}""";

  private final PersonDetailsService details;

  PersonDetailsResource(PersonDetailsService details) {
    this.details = details;
  }

  /** Reads details. */
  @GET
  @RolesAllowed({
    Roles.PATIENT,
    Roles.CLINICIAN,
    Roles.PRESCRIBER,
    Roles.COORDINATOR,
    Roles.PROGRAM_ADMIN
  })
  @Operation(
      summary = "Read what is known of a person",
      description =
          "Names, pronouns, gender identity, race and ethnicity, languages, contacts, guardians; for"
              + " minors whether a guardian has to consent. With the ETag that a change needs.")
  @APIResponse(
      responseCode = "200",
      description = "The details; empty where nothing is known",
      content = @Content(schema = @Schema(implementation = DetailsView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  public Response read(@PathParam("patientId") UUID patientId) {
    Versioned found = details.read(patientId);
    return ETags.ok(found.view(), found.version());
  }

  /** Replaces details. */
  @PUT
  @RolesAllowed({Roles.CLINICIAN, Roles.COORDINATOR, Roles.PROGRAM_ADMIN})
  @Operation(
      summary = "Replace what is known of a person",
      description = "All of it: what is left out is removed. FHIR Patient shows it at once.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = DetailsView.class)))
  @APIResponse(responseCode = "404", description = "No such patient, or not for the caller")
  @APIResponse(responseCode = "412", description = "Changed meanwhile")
  @APIResponse(responseCode = "422", description = "A field breaks a rule, or two contradict")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response replace(
      @PathParam("patientId") UUID patientId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @RequestBody(content = @Content(examples = @ExampleObject(name = "person", value = EXAMPLE)))
          @NotNull
          @Valid
          PersonDetails body) {
    Versioned replaced = details.replace(patientId, body, ifMatch);
    return ETags.ok(replaced.view(), replaced.version());
  }
}
