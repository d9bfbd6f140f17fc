package health.trellis.notification.fhir;

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
  private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";

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
    statement.getImplementation().setDescription("Trellis notification");
    CapabilityStatementRestComponent rest =
        statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    CapabilityStatementRestResourceComponent communication = resource(rest, "Communication");
    parameter(communication, "patient", SearchParamType.REFERENCE);
    parameter(communication, "subject", SearchParamType.REFERENCE);
    parameter(communication, "status", SearchParamType.TOKEN);
    parameter(communication, "sent", SearchParamType.DATE);
    parameter(communication, "_lastUpdated", SearchParamType.DATE);
    CapabilityStatementRestResourceComponent subscription = resource(rest, "Subscription");
    subscription.addSupportedProfile(BACKPORT + "StructureDefinition/backport-subscription");
    subscription.addInteraction().setCode(TypeRestfulInteraction.CREATE);
    subscription.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
    subscription.addInteraction().setCode(TypeRestfulInteraction.DELETE);
    subscription
        .addOperation()
        .setName("status")
        .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-status");
    parameter(subscription, "url", SearchParamType.URI);
    parameter(subscription, "status", SearchParamType.TOKEN);
    return Fhir.ok(statement);
  }

  private static CapabilityStatementRestResourceComponent resource(
      CapabilityStatementRestComponent rest, String type) {
    CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    parameter(resource, "_id", SearchParamType.TOKEN);
    return resource;
  }

  private static void parameter(
      CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
    resource.addSearchParam().setName(name).setType(type);
  }
}
