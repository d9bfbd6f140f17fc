package health.trellis.gateway.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.route.RouteTable;
import health.trellis.gateway.route.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the services' CapabilityStatements together. A pure function of its inputs. */
final class CapabilityMerge {
  private static final String OAUTH_URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
  private static final String SECURITY_SERVICE =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";

  private CapabilityMerge() {}

  /**
   * What stands above the resources.
   *
   * @param version of the software
   * @param date when the statement was made, as a FHIR dateTime
   * @param base the public FHIR base address
   * @param endpoints where to sign in
   * @param missing the labels of services that could not be asked
   */
  record Frame(
      String version, String date, String base, OauthEndpoints endpoints, List<String> missing) {}

  /** Fills an empty object with the merged statement. */
  static ObjectNode merge(ObjectNode merged, Map<Service, ObjectNode> services, Frame frame) {
    merged.put("resourceType", "CapabilityStatement");
    merged.put("status", "active");
    merged.put("date", frame.date());
    merged.put("kind", "instance");
    merged.putObject("software").put("name", "Trellis").put("version", frame.version());
    merged
        .putObject("implementation")
        .put("description", "Trellis, the backend of an Intensive Outpatient Program")
        .put("url", frame.base());
    merged.put("fhirVersion", "4.0.1");
    merged.putArray("format").add("application/fhir+json").add("json");
    texts(merged, "instantiates", services);
    texts(merged, "implementationGuide", services);
    ObjectNode rest = merged.putArray("rest").addObject();
    rest.put("mode", "server");
    documentation(frame.missing()).ifPresent(text -> rest.put("documentation", text));
    security(rest.putObject("security"), frame.endpoints());
    resources(rest.putArray("resource"), services);
    interactions(rest, services);
    return merged;
  }

  private static Optional<String> documentation(List<String> missing) {
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Incomplete: these services do not answer at the moment: "
                + String.join(", ", missing)
                + ".");
  }

  private static void security(ObjectNode security, OauthEndpoints endpoints) {
    ObjectNode smart = security.putArray("extension").addObject().put("url", OAUTH_URIS);
    ArrayNode uris = smart.putArray("extension");
    uris.addObject().put("url", "token").put("valueUri", endpoints.token());
    uris.addObject().put("url", "authorize").put("valueUri", endpoints.authorization());
    ObjectNode service = security.putArray("service").addObject();
    service
        .putArray("coding")
        .addObject()
        .put("system", SECURITY_SERVICE)
        .put("code", "SMART-on-FHIR");
    service.put("text", "OAuth 2 with SMART v2 scopes; see /.well-known/smart-configuration");
  }

  /** Each type as its owner states it, whatever others say of it. */
  private static void resources(ArrayNode all, Map<Service, ObjectNode> services) {
    Map<String, JsonNode> byType = new TreeMap<>();
    services.forEach(
        (service, statement) ->
            statement
                .path("rest")
                .path(0)
                .path("resource")
                .forEach(
                    resource -> {
                      String type = resource.path("type").asText();
                      if (RouteTable.ownerOfType(type).filter(service::equals).isPresent()) {
                        byType.put(type, resource);
                      }
                    }));
    byType.values().forEach(all::add);
  }

  /** What works on the base itself goes to patient-service alone. */
  private static void interactions(ObjectNode rest, Map<Service, ObjectNode> services) {
    ObjectNode patient = services.get(Service.PATIENT);
    if (patient != null
        && patient.path("rest").path(0).path("interaction") instanceof ArrayNode own
        && !own.isEmpty()) {
      rest.set("interaction", own);
    }
  }

  private static void texts(ObjectNode merged, String name, Map<Service, ObjectNode> services) {
    TreeSet<String> texts = new TreeSet<>();
    services
        .values()
        .forEach(statement -> statement.path(name).forEach(text -> texts.add(text.asText())));
    if (!texts.isEmpty()) {
      ArrayNode array = merged.putArray(name);
      texts.forEach(array::add);
    }
  }
}
