package health.trellis.patient.referral;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.idempotency.Idempotent;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Roles;
import health.trellis.kit.identity.SmartScopes;
import health.trellis.patient.referral.ReferralIntake.Taken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Referrals as FHIR transactions over HTTP. */
@Path("/fhir/r4")
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Consumes({Fhir.JSON, MediaType.APPLICATION_JSON})
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class ReferralFhirResource {
  private static final String EXAMPLE =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
       {"fullUrl":"urn:uuid:5b3ce1a6-3a3c-4f0e-9a0f-0d6a4b0f0001",
        "resource":{"resourceType":"Patient",
         "identifier":[{"system":"https://riverside.example/mrn","value":"EX-1001"}],
         "name":[{"use":"official","family":"Sampleton","given":["Ada"]}],
         "gender":"female","birthDate":"1990-04-12"},
        "request":{"method":"POST","url":"Patient"}},
       {"fullUrl":"urn:uuid:5b3ce1a6-3a3c-4f0e-9a0f-0d6a4b0f0002",
        "resource":{"resourceType":"Condition",
         "clinicalStatus":{"coding":[{
          "system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://snomed.info/sct","code":"370143000"}]},
         "subject":{"reference":"urn:uuid:5b3ce1a6-3a3c-4f0e-9a0f-0d6a4b0f0001"}},
        "request":{"method":"POST","url":"Condition"}}]}
      """;

  private final ReferralReader reader;
  private final ReferralIntake intake;
  private final CurrentUser user;

  ReferralFhirResource(ReferralReader reader, ReferralIntake intake, CurrentUser user) {
    this.reader = reader;
    this.intake = intake;
    this.user = user;
  }

  /** Takes a referral in. */
  @POST
  @Idempotent
  @RunOnVirtualThread
  @RolesAllowed(Roles.SYSTEM)
  @Operation(
      summary = "Refer a patient",
      description =
          "A FHIR transaction Bundle of a Patient with Conditions, MedicationRequests,"
              + " AllergyIntolerances and screening Observations. Accepted or refused whole; the"
              + " answer names the id of every entry: 201 where it is new, 200 where it was here.")
  @APIResponse(responseCode = "200", description = "A transaction-response Bundle")
  @APIResponse(responseCode = "400", description = "Not FHIR; the outcome names entry and element")
  @APIResponse(responseCode = "422", description = "A rule is broken; nothing was stored")
  public Response transaction(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/fhir+json",
                      examples = @ExampleObject(name = "referral", value = EXAMPLE)))
          String bundle) {
    ReferralBundle referral = reader.read(bundle);
    referral.entries().stream()
        .map(ReferralBundle.Entry::type)
        .distinct()
        .forEach(type -> SmartScopes.require(user, type, SmartScopes.CREATE));
    return Fhir.ok(answer(intake.take(referral)));
  }

  private static Bundle answer(List<Taken> taken) {
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.TRANSACTIONRESPONSE);
    for (Taken entry : taken) {
      bundle
          .addEntry()
          .setResponse(
              new BundleEntryResponseComponent()
                  .setStatus(entry.created() ? "201 Created" : "200 OK")
                  .setLocation(entry.entry().type() + "/" + entry.id()));
    }
    return bundle;
  }
}
