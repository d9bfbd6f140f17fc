package health.trellis.assessment.fhir;

import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param resources the matches of this page
 * @param next cursor of the next page; absent on the last
 */
public record Match(List<Resource> resources, @Nullable String next) {

  /** A page of rows that were read with one more than asked for, in the order of their ids. */
  public static <T> Match of(List<T> rows, int count, Function<T, Resource> toFhir) {
    boolean more = rows.size() > count;
    List<Resource> found =
        rows.subList(0, more ? count : rows.size()).stream().map(toFhir).toList();
    return new Match(found, more ? found.getLast().getIdElement().getIdPart() : null);
  }
}
