package health.trellis.gateway.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.upstream.ServiceDocuments;
import health.trellis.gateway.upstream.UpstreamCalls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What EHRs ask first. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "FHIR discovery", description = "What the FHIR server can do and how to sign in to it")
public class FhirDiscoveryResource {
  private static final String FHIR_JSON = "application/fhir+json";

  private final ServiceDocuments statements;
  private final IdentityProvider provider;
  private final ObjectMapper json;
  private final Clock clock;
  private final String base;
  private final String version;

  FhirDiscoveryResource(
      UpstreamCalls calls,
      GatewayConfig config,
      IdentityProvider provider,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "trellis.public-url") String publicUrl,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.statements = new ServiceDocuments(calls, json, config, "/fhir/r4/metadata", FHIR_JSON);
    this.provider = provider;
    this.json = json;
    this.clock = clock;
    this.base = publicUrl + "/fhir/r4";
    this.version = version;
  }

  @GET
  @Path("fhir/r4/metadata")
  @Produces({FHIR_JSON, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "getCapabilityStatement",
      summary = "The FHIR CapabilityStatement of all services",
      description =
          "Merged from the services' own. A service that does not answer is named in"
              + " `rest[0].documentation`.")
  @APIResponse(
      responseCode = "200",
      description = "The CapabilityStatement",
      content =
          @Content(mediaType = "application/fhir+json", schema = @Schema(type = SchemaType.OBJECT)))
  public Response metadata() throws JsonProcessingException {
    ServiceDocuments.Seen seen = statements.latest();
    CapabilityMerge.Frame frame =
        new CapabilityMerge.Frame(
            version,
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            base,
            provider.endpoints(),
            seen.missing());
    String statement =
        json.writeValueAsString(
            CapabilityMerge.merge(json.createObjectNode(), seen.documents(), frame));
    return Response.ok(statement).header("Cache-Control", "no-cache").build();
  }

  @GET
  @Path(".well-known/smart-configuration")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "getSmartConfiguration",
      summary = "SMART App Launch discovery",
      description = "Where and how a backend client or an app signs in.")
  @APIResponse(
      responseCode = "200",
      description = "The configuration",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SmartConfiguration.class)))
  public Response smartConfiguration() {
    // Always application/json, whatever the client asks for (SMART App Launch 2.2, conformance).
    return Response.ok(SmartConfiguration.of(provider.endpoints()), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-cache")
        .build();
  }

  @GET
  @Path("fhir/r4/.well-known/smart-configuration")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "getSmartConfigurationOfFhirBase",
      summary = "SMART App Launch discovery, under the FHIR base",
      description = "The same as /.well-known/smart-configuration.")
  @APIResponse(
      responseCode = "200",
      description = "The configuration",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SmartConfiguration.class)))
  public Response smartConfigurationOfFhirBase() {
    return smartConfiguration();
  }
}
