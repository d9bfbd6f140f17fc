package health.trellis.patient.referral;

import health.trellis.patient.referral.ReferralDto.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds referrals. */
@ApplicationScoped
class ReferralRepository implements PanacheRepositoryBase<Referral, UUID> {

  /** The worklist in a state, oldest first; those whom a condition on {@code r} lets through. */
  List<Referral> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from Referral r where " + condition + " order by r.id", parameters)
        .range(0, rows - 1)
        .list();
  }

  List<Referral> open(UUID patientId) {
    return list("patientId = ?1 and state = ?2", patientId, State.OPEN);
  }
}
