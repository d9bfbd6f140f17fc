package health.trellis.scheduling.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Feeds by secret and owner. */
@ApplicationScoped
class FeedRepository implements PanacheRepositoryBase<Feed, UUID> {
  Optional<Feed> open(FeedSecret secret) {
    return find("secretHash = ?1 and revokedAt is null", secret.hash()).firstResultOptional();
  }

  Optional<Feed> of(FeedOwner owner, UUID id) {
    return find(owner.kind().field() + " = ?1 and id = ?2", owner.id(), id).firstResultOptional();
  }

  List<Feed> openOf(FeedOwner owner) {
    return list(owner.kind().field() + " = ?1 and revokedAt is null order by id", owner.id());
  }
}
