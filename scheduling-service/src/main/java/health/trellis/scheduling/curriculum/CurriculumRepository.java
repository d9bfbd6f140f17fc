package health.trellis.scheduling.curriculum;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Curricula by id. */
@ApplicationScoped
public class CurriculumRepository implements PanacheRepositoryBase<Curriculum, UUID> {
  /** The curriculum, or 404. */
  public Curriculum require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("curriculum"));
  }
}
