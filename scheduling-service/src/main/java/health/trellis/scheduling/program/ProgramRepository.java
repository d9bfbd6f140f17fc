package health.trellis.scheduling.program;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Programs by id and site. */
@ApplicationScoped
public class ProgramRepository implements PanacheRepositoryBase<Program, UUID> {
  /** The program, or 404. */
  public Program require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("program"));
  }

  /** The program that a request names in one of its fields, or 422. */
  public Program named(String pointer, UUID id) {
    return findByIdOptional(id)
        .orElseThrow(() -> Refusal.invalid(pointer, "unknown", "There is no such program."));
  }

  /** The programs of a site. */
  public List<Program> of(UUID siteId) {
    return list("siteId", siteId);
  }
}
