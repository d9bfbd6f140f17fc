package health.trellis.assessment.fhir;

import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.fhir.SearchPage;
import health.trellis.kit.http.Cursor;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/**
 * What searches for resources of patients share: whom the caller may see, {@code _id}, {@code
 * patient}, {@code _lastUpdated} and paging, as conditions in HQL on the alias {@code x}, in the
 * order of ids.
 */
public final class PatientSearch {
  private PatientSearch() {}

  /**
   * Reads a search.
   *
   * @param own the parameters that the resource knows beside the shared ones
   * @param visible whom the caller may see
   * @param updated the HQL of when the resource was last changed
   */
  public static FhirQuery of(
      MultivaluedMap<String, String> given,
      Set<String> own,
      VisiblePatients visible,
      String updated) {
    Set<String> known = new HashSet<>(own);
    known.add("patient");
    known.add("subject");
    FhirQuery query = new FhirQuery(given, known);
    query.and(visible.hql("x.patientId"), visible.params());
    query.ids("x.id");
    query.patient("x.patientId");
    query.lastUpdated(updated);
    query.page().cursor().ifPresent(at -> query.and("x.id > " + query.bind(at.uuid(0))));
    return query;
  }

  /** A page of rows that were read with one more than asked for. */
  public static <T> SearchPage page(
      FhirQuery query, List<T> rows, Function<List<T>, ? extends List<? extends Resource>> toFhir) {
    return page(query, rows, toFhir, matches -> List.of());
  }

  /** The same with what is to come along. */
  public static <T> SearchPage page(
      FhirQuery query,
      List<T> rows,
      Function<List<T>, ? extends List<? extends Resource>> toFhir,
      Function<List<Resource>, List<? extends Resource>> included) {
    boolean more = rows.size() > query.count();
    List<Resource> found =
        List.copyOf(toFhir.apply(rows.subList(0, more ? query.count() : rows.size())));
    String next =
        more
            ? Cursor.of(UUID.fromString(found.getLast().getIdElement().getIdPart())).encode()
            : null;
    return new SearchPage(found, included.apply(found), null, next);
  }
}
