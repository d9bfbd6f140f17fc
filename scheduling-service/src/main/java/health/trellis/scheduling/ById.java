package health.trellis.scheduling;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages through a catalogue (sites, rooms, clinicians, programs, groups) by id. */
public final class ById {
  private ById() {}

  /** One page of all rows, in the order of their ids. */
  public static <T> Page<T> page(
      PanacheRepositoryBase<T, UUID> rows, PageRequest page, Function<T, UUID> id) {
    Sort order = Sort.by("id");
    List<T> found =
        page.cursor()
            .map(after -> rows.find("id > ?1", order, after.uuid(0)))
            .orElseGet(() -> rows.findAll(order))
            .page(0, page.limit() + 1)
            .list();
    return Page.of(found, page, row -> Cursor.of(id.apply(row)));
  }
}
