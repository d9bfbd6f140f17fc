package health.trellis.patient.family;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds family members. */
@ApplicationScoped
class FamilyMemberRepository implements PanacheRepositoryBase<FamilyMember, UUID> {

  /** Those for whom a condition on {@code x} holds, in the order of their ids. */
  List<FamilyMember> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from FamilyMember x where " + condition + " order by x.id", parameters)
        .range(0, rows - 1)
        .list();
  }
}
