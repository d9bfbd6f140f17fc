package health.trellis.kit.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import health.trellis.kit.http.Refusal;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads and writes FHIR R4. */
public final class Fhir {
  /** The media type of FHIR JSON. */
  public static final String JSON = "application/fhir+json";

  // One for the process: making a context is costly, using it is thread-safe.
  private static final FhirContext CONTEXT = r4();

  private Fhir() {}

  /** A provenance names the very version that it is of. */
  private static FhirContext r4() {
    FhirContext context = FhirContext.forR4Cached();
    context.getParserOptions().setDontStripVersionsFromReferencesAtPaths("Provenance.target");
    return context;
  }

  /** The shared context. */
  public static FhirContext context() {
    return CONTEXT;
  }

  /**
   * Reads a resource strictly; refuses (400) what is malformed, unknown or of another type, naming
   * the element.
   */
  public static <T extends IBaseResource> T parse(@Nullable String json, Class<T> type) {
    if (json == null || json.isBlank()) {
      throw Refusal.badRequest("", "structure", "The body is empty.");
    }
    NamingErrorHandler faults = new NamingErrorHandler();
    IParser parser = CONTEXT.newJsonParser();
    parser.setParserErrorHandler(faults);
    try {
      T resource = parser.parseResource(type, json);
      faults.refuseIfAny(type.getSimpleName());
      return resource;
    } catch (DataFormatException | ClassCastException broken) {
      faults.refuseIfAny(type.getSimpleName());
      throw Refusal.badRequest(
          type.getSimpleName(),
          "structure",
          "The body is not a FHIR R4 " + type.getSimpleName() + " in JSON.");
    }
  }

  /** A resource as JSON. */
  public static String json(IBaseResource resource) {
    return CONTEXT.newJsonParser().encodeResourceToString(resource);
  }

  /** The part of a resource that is asked for, as JSON. */
  public static String json(IBaseResource resource, Projection projection) {
    IParser parser = CONTEXT.newJsonParser();
    projection.applyTo(parser);
    return parser.encodeResourceToString(resource);
  }

  /** 200 with a resource. */
  public static Response ok(Resource resource) {
    return body(Response.ok(), resource, Projection.WHOLE);
  }

  /** 200 with a resource of a version: weak ETag and Last-Modified as FHIR asks. */
  public static Response ok(Resource resource, long version) {
    return ok(resource, version, Projection.WHOLE);
  }

  /** The same with the part of the resource that is asked for. */
  public static Response ok(Resource resource, long version, Projection projection) {
    resource.getMeta().setVersionId(Long.toString(version));
    return body(
        Response.ok().tag(new EntityTag(Long.toString(version), true)), resource, projection);
  }

  /** 201 with a resource and its place. */
  public static Response created(Resource resource, long version) {
    resource.getMeta().setVersionId(Long.toString(version));
    String place =
        "/fhir/r4/%s/%s/_history/%d"
            .formatted(resource.fhirType(), resource.getIdElement().getIdPart(), version);
    return body(
        Response.status(201)
            .header("Location", place)
            .tag(new EntityTag(Long.toString(version), true)),
        resource,
        Projection.WHOLE);
  }

  /** 200 with the matches of a search. */
  public static Response searchset(
      List<? extends Resource> matches,
      @Nullable Long total,
      UriInfo uri,
      MultivaluedMap<String, String> parameters,
      @Nullable String nextCursor) {
    return searchset(
        new SearchPage(matches, List.of(), total, nextCursor), Projection.WHOLE, uri, parameters);
  }

  /**
   * 200 with what a search found. Its links repeat the search as a GET, that of a form too (R4,
   * 3.1.1.1.1: the self link says by what was searched).
   */
  public static Response searchset(
      SearchPage page,
      Projection projection,
      UriInfo uri,
      MultivaluedMap<String, String> parameters) {
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.SEARCHSET);
    if (page.total() != null) {
      bundle.setTotal(page.total().intValue());
    }
    UriBuilder search = search(uri, parameters);
    bundle.addLink().setRelation("self").setUrl(PublicBase.url() + pathAndQuery(search));
    if (page.next() != null) {
      search.replaceQueryParam("cursor", page.next());
      bundle.addLink().setRelation("next").setUrl(PublicBase.url() + pathAndQuery(search));
    }
    page.matches().forEach(match -> addEntry(bundle, match, SearchEntryMode.MATCH));
    page.included().forEach(other -> addEntry(bundle, other, SearchEntryMode.INCLUDE));
    return body(Response.ok(), bundle, projection);
  }

  private static void addEntry(Bundle bundle, Resource resource, SearchEntryMode mode) {
    String id = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    bundle
        .addEntry()
        .setFullUrl(PublicBase.url() + "/fhir/r4/" + id)
        .setResource(resource)
        .getSearch()
        .setMode(mode);
  }

  private static UriBuilder search(UriInfo uri, MultivaluedMap<String, String> parameters) {
    UriBuilder search = UriBuilder.fromPath(uri.getPath().replaceFirst("/_search$", ""));
    parameters.forEach(
        (name, values) ->
            search.queryParam(encoded(name), values.stream().map(Fhir::encoded).toArray()));
    return search;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String pathAndQuery(UriBuilder builder) {
    URI uri = builder.build();
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static Response body(
      Response.ResponseBuilder answer, Resource resource, Projection projection) {
    Date changed = resource.getMeta().getLastUpdated();
    if (changed != null) {
      answer.lastModified(changed);
    }
    return answer.type(JSON).entity(json(resource, projection)).build();
  }
}
