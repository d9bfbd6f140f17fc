package health.trellis.patient.fhir;

import ca.uhn.fhir.context.RuntimeSearchParam;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.PublicBase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What this service can do in FHIR; the gateway merges it with the other services' statements. */
@Path("/fhir/r4/metadata")
@Tag(name = "FHIR", description = "HL7 FHIR R4, US Core 6.1.0")
@Produces({Fhir.JSON, MediaType.APPLICATION_JSON})
public class CapabilityResource {
  private static final List<TypeRestfulInteraction> READING =
      List.of(
          TypeRestfulInteraction.READ,
          TypeRestfulInteraction.VREAD,
          TypeRestfulInteraction.HISTORYINSTANCE,
          TypeRestfulInteraction.SEARCHTYPE);

  private final Instance<FhirStore> stores;
  private final Clock clock;

  CapabilityResource(@Any Instance<FhirStore> stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** Tells it. */
  @GET
  @RunOnVirtualThread
  @PermitAll
  @Operation(
      summary = "CapabilityStatement of patient-service",
      description = "Resource types with their search parameters, and the referral transaction.")
  @APIResponse(responseCode = "200", description = "The CapabilityStatement")
  public Response metadata() {
    CapabilityStatement statement = new CapabilityStatement();
    statement.setStatus(PublicationStatus.ACTIVE);
    statement.setDate(Date.from(clock.instant()));
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json").addFormat("json");
    statement.getImplementation().setDescription("Trellis patient service");
    statement.getImplementation().setUrl(PublicBase.url() + "/fhir/r4");
    CapabilityStatementRestComponent rest =
        statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    stores.stream()
        .sorted(Comparator.comparing(FhirStore::type))
        .forEach(store -> rest.addResource(resource(store)));
    rest.addResource(provenance());
    return Fhir.ok(statement);
  }

  private static CapabilityStatementRestResourceComponent resource(FhirStore store) {
    CapabilityStatementRestResourceComponent resource =
        new CapabilityStatementRestResourceComponent();
    resource.setType(store.type()).setVersioning(ResourceVersionPolicy.VERSIONED);
    resource.setReadHistory(true);
    for (TypeRestfulInteraction interaction : READING) {
      resource.addInteraction().setCode(interaction);
    }
    if (store instanceof FhirWriter) {
      resource.addInteraction().setCode(TypeRestfulInteraction.CREATE);
      resource.addInteraction().setCode(TypeRestfulInteraction.UPDATE);
      resource.setConditionalCreate(true).setConditionalUpdate(true);
    }
    store.parameters().stream()
        .sorted()
        .forEach(name -> resource.addSearchParam().setName(name).setType(type(store.type(), name)));
    store.includes().stream()
        .sorted()
        .forEach(name -> resource.addSearchInclude(store.type() + ":" + name));
    resource.addSearchRevInclude(FhirSearches.PROVENANCE);
    return resource;
  }

  private static CapabilityStatementRestResourceComponent provenance() {
    CapabilityStatementRestResourceComponent resource =
        new CapabilityStatementRestResourceComponent();
    resource.setType("Provenance").setVersioning(ResourceVersionPolicy.NOVERSION);
    resource.addInteraction().setCode(TypeRestfulInteraction.READ);
    resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    resource.addSearchParam().setName("target").setType(SearchParamType.REFERENCE);
    return resource;
  }

  /** As FHIR defines the parameter. */
  private static SearchParamType type(String resource, String parameter) {
    if (parameter.equals("_lastUpdated")) {
      return SearchParamType.DATE;
    }
    RuntimeSearchParam defined =
        Fhir.context().getResourceDefinition(resource).getSearchParam(parameter);
    return defined == null
        ? SearchParamType.TOKEN
        : SearchParamType.fromCode(defined.getParamType().getCode());
  }
}
