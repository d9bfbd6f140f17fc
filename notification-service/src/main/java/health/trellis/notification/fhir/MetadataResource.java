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
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

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
    statement.getImplementation().setDescription("Trellis notification");
    statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    return Fhir.ok(statement);
  }
}
