package health.trellis.scheduling.group;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Groups by id and program. */
@ApplicationScoped
public class GroupRepository implements PanacheRepositoryBase<TherapyGroup, UUID> {
  /** The group, or 404. */
  public TherapyGroup require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("group"));
  }

  /** The groups that teach a curriculum and go on. */
  public List<TherapyGroup> teaching(UUID curriculumId) {
    return list("curriculumId = ?1 and active order by id", curriculumId);
  }

  /** The groups of a program that go on. */
  public List<TherapyGroup> activeOf(UUID programId) {
    return list("programId = ?1 and active order by id", programId);
  }
}
