package health.trellis.scheduling.fhir;

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
import java.util.List;
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

/** The service's CapabilityStatement. */
@Path("/fhir/r4/metadata")
@RunOnVirtualThread
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
@Tag(name = "FHIR", description = "What this service does of FHIR R4")
public class MetadataResource {
  private final Date started;

  MetadataResource(Clock clock) {
    this.started = Date.from(clock.instant());
  }

  @GET
  @PermitAll
  @SecurityRequirements
  @Operation(
      summary = "Read the CapabilityStatement",
      description = "Of this service's resources; the gateway merges those of all services.")
  @APIResponse(responseCode = "200", description = "CapabilityStatement")
  public Response read() {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setStatus(PublicationStatus.ACTIVE);
    statement.setDate(started);
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("json");
    statement.getImplementation().setDescription("Trellis scheduling");
    CapabilityStatementRestComponent rest =
        statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    resource(rest, "Appointment", PlaceParameters.NAMES);
    resource(rest, "Encounter", PlaceParameters.NAMES)
        .addSupportedProfile("http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter");
    resource(rest, "Practitioner", CatalogueParameters.NAMES);
    resource(rest, "Location", CatalogueParameters.NAMES);
    resource(rest, "HealthcareService", CatalogueParameters.NAMES);
    return Fhir.ok(statement);
  }

  private static CapabilityStatementRestResourceComponent resource(
      CapabilityStatementRestComponent rest, String type, List<String> parameters) {
    CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    parameters.forEach(name -> resource.addSearchParam().setName(name).setType(kind(name)));
    return resource;
  }

  private static SearchParamType kind(String parameter) {
    return switch (parameter) {
      case "date" -> SearchParamType.DATE;
      case "name" -> SearchParamType.STRING;
      case "_id", "status" -> SearchParamType.TOKEN;
      default -> SearchParamType.REFERENCE;
    };
  }
}
