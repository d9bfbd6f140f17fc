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
import java.util.Set;
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
  private final Catalogue catalogue;
  private final Date started;

  MetadataResource(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
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
    resource(rest, "Appointment", PlaceQuery.APPOINTMENT, AppointmentResource.INCLUDES)
        .addSearchRevInclude(AppointmentResource.ENCOUNTERS);
    resource(rest, "Encounter", PlaceQuery.ENCOUNTER, EncounterResource.INCLUDES)
        .addSupportedProfile("http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter");
    for (String type :
        List.of("Practitioner", "PractitionerRole", "Location", "HealthcareService", "Schedule")) {
      resource(rest, type, catalogue.parametersOf(type), catalogue.includesOf(type));
    }
    resource(rest, "Slot", SlotResource.PARAMETERS, SlotResource.INCLUDES);
    return Fhir.ok(statement);
  }

  private static CapabilityStatementRestResourceComponent resource(
      CapabilityStatementRestComponent rest,
      String type,
      Set<String> parameters,
      Set<String> includes) {
    CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
    resource.addSearchParam().setName("_lastUpdated").setType(SearchParamType.DATE);
    parameters.stream()
        .sorted()
        .forEach(name -> resource.addSearchParam().setName(name).setType(kind(name)));
    includes.stream().sorted().forEach(name -> resource.addSearchInclude(type + ":" + name));
    return resource;
  }

  private static SearchParamType kind(String parameter) {
    return switch (parameter) {
      case "date", "start" -> SearchParamType.DATE;
      case "name", "family", "address", "address-country", "address-state" ->
          SearchParamType.STRING;
      case "status", "active", "class", "type", "service-type", "specialty", "role", "identifier" ->
          SearchParamType.TOKEN;
      default -> SearchParamType.REFERENCE;
    };
  }
}
