package health.trellis.kit.fhir;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes the FHIR operations' bodies in the OpenAPI document: FHIR itself defines them, so that
 * one schema points there, and no class of ours repeats it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FhirOpenApi implements OASFilter {
  private static final String SCHEMA = "FhirResource";
  private static final String SEARCH = "patient=0197a000-0000-7000-8000-000000000301&_count=20";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, PathItem> paths =
        api.getPaths() == null
            ? Map.of()
            : Optional.ofNullable(api.getPaths().getPathItems()).orElse(Map.of());
    List<PathItem> fhir =
        paths.entrySet().stream()
            .filter(path -> path.getKey().startsWith("/fhir/"))
            .map(Map.Entry::getValue)
            .toList();
    if (fhir.isEmpty()) {
      return;
    }
    Components components =
        Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
    api.setComponents(components.addSchema(SCHEMA, resource()));
    fhir.forEach(path -> path.getOperations().values().forEach(FhirOpenApi::describe));
  }

  private static Schema resource() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A FHIR R4 resource")
        .externalDocs(
            OASFactory.createExternalDocumentation()
                .description("FHIR R4: the resource types")
                .url("https://hl7.org/fhir/R4/resourcelist.html"))
        .addRequired("resourceType")
        .addProperty(
            "resourceType",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .examples(List.of("Patient", "Bundle")));
  }

  private static void describe(Operation operation) {
    operation.getResponses().getAPIResponses().forEach(FhirOpenApi::describe);
    if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
      operation.getRequestBody().getContent().getMediaTypes().forEach(FhirOpenApi::describe);
    }
  }

  private static void describe(String status, APIResponse response) {
    if (!status.startsWith("2") || "204".equals(status)) {
      return;
    }
    Content content =
        Optional.ofNullable(response.getContent()).orElseGet(OASFactory::createContent);
    if (content.getMediaTypes() == null || content.getMediaTypes().isEmpty()) {
      content.addMediaType("application/fhir+json", OASFactory.createMediaType());
    }
    content.getMediaTypes().forEach(FhirOpenApi::describe);
    response.setContent(content);
  }

  private static void describe(String type, MediaType body) {
    if (type.contains("form-urlencoded")) {
      body.setExample(SEARCH);
    } else {
      body.setSchema(OASFactory.createSchema().ref(SCHEMA));
    }
  }
}
