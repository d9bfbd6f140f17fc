package health.trellis.patient.fhir;

import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.Projection;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.SmartScopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions of FHIR over any store, each within the client's SMART scopes. */
@ApplicationScoped
public class FhirInteractions {
  private final FhirSearches searches;
  private final FhirHistory histories;
  private final FhirWrites writes;
  private final CurrentUser user;

  FhirInteractions(
      FhirSearches searches, FhirHistory histories, FhirWrites writes, CurrentUser user) {
    this.searches = searches;
    this.histories = histories;
    this.writes = writes;
    this.user = user;
  }

  Response read(FhirStore store, UUID id, MultivaluedMap<String, String> given) {
    SmartScopes.require(user, store.type(), SmartScopes.READ);
    return answer(store.read(id), new FhirQuery(given, Set.of()).projection());
  }

  Response version(FhirStore store, UUID id, long version) {
    SmartScopes.require(user, store.type(), SmartScopes.READ);
    return answer(histories.version(store, id, version), Projection.WHOLE);
  }

  Response history(FhirStore store, UUID id, MultivaluedMap<String, String> given) {
    SmartScopes.require(user, store.type(), SmartScopes.READ);
    return Fhir.ok(histories.history(store, id, new FhirQuery(given, Set.of())));
  }

  Response search(FhirStore store, MultivaluedMap<String, String> given, UriInfo uri) {
    SmartScopes.require(user, store.type(), SmartScopes.SEARCH);
    FhirQuery query = new FhirQuery(given, store.parameters());
    return Fhir.searchset(searches.search(store, query), query.projection(), uri, given);
  }

  Response create(FhirWriter store, String body, @Nullable String ifNoneExist) {
    SmartScopes.require(user, store.type(), SmartScopes.CREATE);
    return answer(
        writes.create(store, body, ifNoneExist == null ? null : criteria(store, ifNoneExist)));
  }

  Response update(FhirWriter store, UUID id, String body, @Nullable String ifMatch) {
    SmartScopes.require(user, store.type(), SmartScopes.UPDATE);
    return answer(writes.update(store, id, body, strong(ifMatch)));
  }

  Response updateMatching(
      FhirWriter store,
      MultivaluedMap<String, String> given,
      String body,
      @Nullable String ifMatch) {
    SmartScopes.require(user, store.type(), SmartScopes.UPDATE);
    SmartScopes.require(user, store.type(), SmartScopes.CREATE);
    return answer(writes.updateMatching(store, criteria(store, given), body, strong(ifMatch)));
  }

  private static Response answer(FhirWrites.Written written) {
    Resource resource = written.resource();
    return written.created()
        ? Fhir.created(resource, version(resource))
        : answer(resource, Projection.WHOLE);
  }

  private static Response answer(Resource resource, Projection projection) {
    return Fhir.ok(resource, version(resource), projection);
  }

  private static long version(Resource resource) {
    return Long.parseLong(resource.getMeta().getVersionId());
  }

  /** FHIR's ETags are weak (R4, 3.1.0.5), and yet compared as strong ones are. */
  private static @Nullable String strong(@Nullable String ifMatch) {
    return ifMatch == null ? null : ifMatch.replace("W/", "");
  }

  private static FhirQuery criteria(FhirStore store, String query) {
    MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
    for (String pair : query.replaceFirst("^[A-Za-z]*\\?", "").split("&", -1)) {
      String[] parts = pair.split("=", 2);
      given.add(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return criteria(store, given);
  }

  /** A condition that says nothing would match everything. */
  private static FhirQuery criteria(FhirStore store, MultivaluedMap<String, String> given) {
    FhirQuery query = new FhirQuery(given, store.parameters());
    if (store.parameters().stream().noneMatch(query::has)) {
      throw Refusal.badRequest("If-None-Exist", "criteria", "Say by which parameters to look.");
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw Refusal.badRequest("If-None-Exist", "encoding", "This is no query of a URL.");
    }
  }
}
