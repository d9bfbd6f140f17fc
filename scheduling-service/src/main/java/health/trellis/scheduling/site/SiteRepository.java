package health.trellis.scheduling.site;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sites by id. */
@ApplicationScoped
public class SiteRepository implements PanacheRepositoryBase<Site, UUID> {
  /** The site, or 404. */
  public Site require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("site"));
  }

  /** The site that a request names in one of its fields, or 422. */
  public Site named(String pointer, UUID id) {
    return findByIdOptional(id)
        .orElseThrow(() -> Refusal.invalid(pointer, "unknown", "There is no such site."));
  }
}
