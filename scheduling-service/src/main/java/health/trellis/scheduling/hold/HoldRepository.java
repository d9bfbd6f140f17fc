package health.trellis.scheduling.hold;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

/** Holds by id and expiry. */
@ApplicationScoped
public class HoldRepository implements PanacheRepositoryBase<SlotHold, UUID> {
  private final Sql sql;

  HoldRepository(Sql sql) {
    this.sql = sql;
  }

  /** The hold, locked until the transaction ends, or 404: it may have been confirmed before. */
  public SlotHold lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(hold -> !hold.isOffer())
        .orElseThrow(() -> Refusal.notFound("hold"));
  }

  /** How many slots are kept for a patient, waitlists' offers aside. */
  public long count(UUID patientId) {
    return count("patientId = ?1 and waitlistEntryId is null", patientId);
  }

  /**
   * Frees what has expired; tells how much. Rows that another transaction has in hand are left to
   * it, so that copies do not wait for each other.
   */
  public int sweep(Instant now) {
    return sql.update(
        "delete from slot_hold where id in (select id from slot_hold where expires_at <= ?"
            + " for update skip locked)",
        now);
  }
}
