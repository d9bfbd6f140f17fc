package health.trellis.scheduling.group;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Roster entries by group and patient. */
@ApplicationScoped
public class RosterRepository implements PanacheRepositoryBase<RosterEntry, UUID> {
  List<RosterEntry> of(UUID groupId) {
    return list("groupId = ?1 order by id", groupId);
  }

  Optional<RosterEntry> of(UUID groupId, UUID patientId) {
    return find("groupId = ?1 and patientId = ?2", groupId, patientId).firstResultOptional();
  }

  /** Takes a patient off all rosters, because treatment ended. */
  public void removeAll(UUID patientId) {
    delete("patientId", patientId);
  }
}
