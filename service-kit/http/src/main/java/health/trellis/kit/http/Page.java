package health.trellis.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items in the order of the list
 * @param next the cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page of a list")
public record Page<T>(
    List<T> items,
    @Schema(description = "Send it as `cursor` for the next page; absent on the last")
        @Nullable String next) {

  /**
   * A page of rows that were read with {@code limit + 1}: the one too many tells that there is
   * more.
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> place) {
    if (rows.size() <= request.limit()) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, request.limit()));
    return new Page<>(items, place.apply(items.getLast()).encode());
  }

  /** The same page with other items. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), next);
  }
}
