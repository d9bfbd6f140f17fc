package health.trellis.patient.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param resources the matches of this page
 * @param next cursor of the next page; null on the last
 */
public record Match(List<Resource> resources, @Nullable String next) {

  /** A page in the order of the ids. */
  public static Match of(List<Resource> resources, boolean more) {
    return new Match(resources, more ? resources.getLast().getIdPart() : null);
  }
}
