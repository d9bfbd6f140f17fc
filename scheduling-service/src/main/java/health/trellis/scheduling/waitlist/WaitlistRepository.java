package health.trellis.scheduling.waitlist;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.waitlist.WaitlistEntry.Status;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Entries by id, group and patient. */
@ApplicationScoped
class WaitlistRepository implements PanacheRepositoryBase<WaitlistEntry, UUID> {
  private static final List<Status> OPEN = List.of(Status.WAITING, Status.OFFERED);

  WaitlistEntry require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("waitlist-entry"));
  }

  /** The entry as it is now, locked until the transaction ends: it is answered once. */
  WaitlistEntry lock(UUID id) {
    WaitlistEntry entry = require(id);
    getEntityManager().refresh(entry, LockModeType.PESSIMISTIC_WRITE);
    return entry;
  }

  /** Keeps others from offering places of a group until the transaction ends. */
  void lockGroup(UUID groupId) {
    getEntityManager()
        .createNativeQuery("select 1 from therapy_group where id = ?1 for no key update")
        .setParameter(1, groupId)
        .getResultList();
  }

  /** Who waits for a group, the first in the line first. */
  List<WaitlistEntry> waitingFor(UUID groupId) {
    return list("groupId = ?1 and status = ?2 order by enteredAt, id", groupId, Status.WAITING);
  }

  /** What a patient waits for. */
  List<WaitlistEntry> openOf(UUID patientId) {
    return list("patientId = ?1 and status in ?2", patientId, OPEN);
  }

  /** Groups that somebody waits for. */
  List<UUID> groupsWaitedFor() {
    return getEntityManager()
        .createQuery(
            "select distinct e.groupId from WaitlistEntry e where e.status = ?1", UUID.class)
        .setParameter(1, Status.WAITING)
        .getResultList();
  }

  /** Offers whose time is over. */
  List<UUID> expired(Instant now) {
    return getEntityManager()
        .createQuery(
            "select e.id from WaitlistEntry e where e.status = ?1 and e.offerExpiresAt <= ?2"
                + " order by e.offerExpiresAt",
            UUID.class)
        .setParameter(1, Status.OFFERED)
        .setParameter(2, now)
        .getResultList();
  }
}
