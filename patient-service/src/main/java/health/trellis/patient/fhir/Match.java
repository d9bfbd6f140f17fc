package health.trellis.patient.fhir;

import health.trellis.kit.http.Cursor;
import health.trellis.patient.disclosure.Disclosures.Release;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param resources the matches of this page
 * @param next cursor of the next page; null on the last
 */
public record Match(List<Resource> resources, @Nullable String next) {

  /** What of a page in the order of the ids was released; the next one begins after all of it. */
  public static Match of(List<Release> page, List<Resource> released, boolean more) {
    return new Match(released, more ? after(page.getLast().resource()) : null);
  }

  private static String after(Resource last) {
    return Cursor.of(UUID.fromString(last.getIdElement().getIdPart())).encode();
  }
}
