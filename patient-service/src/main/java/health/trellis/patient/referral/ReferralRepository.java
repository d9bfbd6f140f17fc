package health.trellis.patient.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
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

  /** Those that wait for a decision or an admission. */
  List<Referral> unanswered(UUID patientId) {
    return list(
        "patientId = ?1 and state in ?2",
        patientId,
        Arrays.stream(ReferralState.values()).filter(ReferralState::unanswered).toList());
  }

  /** The waiting list, who goes first first; those whom a condition on {@code r} lets through. */
  List<Referral> waiting(String condition, Map<String, Object> parameters, int rows) {
    return find(
            "from Referral r where r.state = 'WAITLISTED' and "
                + condition
                + " order by r.priorityRank, r.waitlistedAt, r.id",
            parameters)
        .range(0, rows - 1)
        .list();
  }

  void add(Decision decision) {
    getEntityManager().persist(decision);
  }

  /** The decisions about a referral, oldest first. */
  List<Decision> decisions(UUID referralId, UUID after, int rows) {
    return getEntityManager()
        .createQuery(
            "from Decision d where d.referralId = :referral and d.id > :after order by d.id",
            Decision.class)
        .setParameter("referral", referralId)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }
}
