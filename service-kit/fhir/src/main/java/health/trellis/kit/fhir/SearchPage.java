package health.trellis.kit.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param matches the matches of this page
 * @param included what came along by {@code _include} and {@code _revinclude}
 * @param total how many match in all, where it was counted
 * @param next cursor of the next page; null on the last
 */
public record SearchPage(
    List<? extends Resource> matches,
    List<? extends Resource> included,
    @Nullable Long total,
    @Nullable String next) {

  /** Only how many there are ({@code _summary=count}). */
  public static SearchPage count(long total) {
    return new SearchPage(List.of(), List.of(), total, null);
  }
}
