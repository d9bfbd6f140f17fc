package health.trellis.scheduling.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Feeds by secret and patient. */
@ApplicationScoped
class FeedRepository implements PanacheRepositoryBase<Feed, UUID> {
  Optional<Feed> open(FeedSecret secret) {
    return find("secretHash = ?1 and revokedAt is null", secret.hash()).firstResultOptional();
  }

  Optional<Feed> of(UUID patientId, UUID id) {
    return find("patientId = ?1 and id = ?2", patientId, id).firstResultOptional();
  }

  List<Feed> openOf(UUID patientId) {
    return list("patientId = ?1 and revokedAt is null order by id", patientId);
  }
}
