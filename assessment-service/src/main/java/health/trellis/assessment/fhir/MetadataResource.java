package health.trellis.assessment.fhir;

import health.trellis.kit.fhir.Fhir;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What this service does of FHIR R4. */
@Path("/fhir/r4/metadata")
@RunOnVirtualThread
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
public class MetadataResource {
  private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
  private static final Map<String, SearchParamType> OF_A_PATIENT =
      Map.of(
          "_id", SearchParamType.TOKEN,
          "_lastUpdated", SearchParamType.DATE,
          "patient", SearchParamType.REFERENCE,
          "subject", SearchParamType.REFERENCE,
          "status", SearchParamType.TOKEN);

  private final Date started;

  MetadataResource(Clock clock) {
    this.started = Date.from(clock.instant());
  }

  /** Reads the statement. */
  @GET
  @PermitAll
  @SecurityRequirements
  @Operation(
      summary = "Read the CapabilityStatement",
      description = "Of this service's resources; the gateway merges those of all services.")
  @APIResponse(responseCode = "200", description = "CapabilityStatement")
  public Response read() {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setStatus(PublicationStatus.ACTIVE).setDate(started);
    statement.setKind(CapabilityStatementKind.INSTANCE).setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("json");
    statement.getImplementation().setDescription("Trellis assessment");
    CapabilityStatementRestComponent rest =
        statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    questionnaire(rest);
    questionnaireResponse(rest);
    observation(rest);
    riskAssessment(rest);
    detectedIssue(rest);
    return Fhir.ok(statement);
  }

  private static void questionnaire(CapabilityStatementRestComponent rest) {
    CapabilityStatementRestResourceComponent resource = resource(rest, "Questionnaire");
    resource.addSupportedProfile(
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire");
    parameters(
        resource,
        Map.of(
            "_id", SearchParamType.TOKEN,
            "url", SearchParamType.URI,
            "version", SearchParamType.TOKEN,
            "name", SearchParamType.STRING,
            "title", SearchParamType.STRING,
            "status", SearchParamType.TOKEN,
            "code", SearchParamType.TOKEN));
  }

  private static void questionnaireResponse(CapabilityStatementRestComponent rest) {
    CapabilityStatementRestResourceComponent resource = resource(rest, "QuestionnaireResponse");
    resource.addSupportedProfile(US_CORE + "us-core-questionnaireresponse");
    resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
    parameters(resource, OF_A_PATIENT);
    resource.addSearchInclude("QuestionnaireResponse:questionnaire");
    parameters(
        resource,
        Map.of("questionnaire", SearchParamType.REFERENCE, "authored", SearchParamType.DATE));
  }

  private static void observation(CapabilityStatementRestComponent rest) {
    CapabilityStatementRestResourceComponent resource = resource(rest, "Observation");
    resource.addSupportedProfile(US_CORE + "us-core-observation-screening-assessment");
    resource.addSearchInclude("Observation:derived-from");
    resource.addSearchInclude("Observation:has-member");
    parameters(resource, OF_A_PATIENT);
    parameters(
        resource,
        Map.of(
            "category", SearchParamType.TOKEN,
            "code", SearchParamType.TOKEN,
            "date", SearchParamType.DATE));
  }

  private static void riskAssessment(CapabilityStatementRestComponent rest) {
    parameters(resource(rest, "RiskAssessment"), ofAPatient("date"));
  }

  private static void detectedIssue(CapabilityStatementRestComponent rest) {
    parameters(resource(rest, "DetectedIssue"), ofAPatient("identified"));
  }

  private static Map<String, SearchParamType> ofAPatient(String date) {
    return Map.of(
        "_id",
        SearchParamType.TOKEN,
        "_lastUpdated",
        SearchParamType.DATE,
        "patient",
        SearchParamType.REFERENCE,
        "subject",
        SearchParamType.REFERENCE,
        date,
        SearchParamType.DATE);
  }

  private static CapabilityStatementRestResourceComponent resource(
      CapabilityStatementRestComponent rest, String type) {
    CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    return resource;
  }

  private static void parameters(
      CapabilityStatementRestResourceComponent resource, Map<String, SearchParamType> parameters) {
    parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(p -> resource.addSearchParam().setName(p.getKey()).setType(p.getValue()));
  }
}
