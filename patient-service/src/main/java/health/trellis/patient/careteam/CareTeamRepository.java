package health.trellis.patient.careteam;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds care teams. */
@ApplicationScoped
class CareTeamRepository implements PanacheRepositoryBase<CareTeam, UUID> {

  /** Those for which a condition on {@code x} holds, in the order of their episodes. */
  List<CareTeam> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from CareTeam x where " + condition + " order by x.id", parameters)
        .range(0, rows - 1)
        .list();
  }
}
