package health.trellis.scheduling.authorization;

import health.trellis.kit.http.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
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

  boolean anyBefore(UUID patientId, LocalDate day) {
    return count("patientId = ?1 and validTo < ?2", patientId, day) > 0;
  }
}
