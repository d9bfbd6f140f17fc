package health.trellis.scheduling.authorization;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Authorizations by patient and day. */
@ApplicationScoped
class AuthorizationRepository implements PanacheRepositoryBase<Authorization, UUID> {
  Authorization require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("authorization"));
  }

  /** The one that covers a day, locked: two bookings do not share its last unit. */
  Optional<Authorization> lockCovering(UUID patientId, LocalDate day) {
    return find("patientId = ?1 and validFrom <= ?2 and validTo >= ?2", patientId, day)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** Those with days between two, both included, by their first day. */
  List<Authorization> within(UUID patientId, LocalDate first, LocalDate last) {
    return list(
        "patientId = ?1 and validFrom <= ?2 and validTo >= ?3 order by validFrom",
        patientId,
        last,
        first);
  }

  /** Those that end on a day or in the three months after it. */
  List<UUID> endingFrom(LocalDate today) {
    return getEntityManager()
        .createQuery(
            "select a.id from Authorization a where a.validTo between ?1 and ?2 order by a.validTo",
            UUID.class)
        .setParameter(1, today)
        .setParameter(2, today.plusDays(90))
        .getResultList();
  }

  boolean anyBefore(UUID patientId, LocalDate day) {
    return count("patientId = ?1 and validTo < ?2", patientId, day) > 0;
  }
}
