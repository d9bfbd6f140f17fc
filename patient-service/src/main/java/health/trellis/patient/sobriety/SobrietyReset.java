package health.trellis.patient.sobriety;

import health.trellis.kit.Ids;
import health.trellis.patient.sobriety.SobrietyDto.RecordReset;
import health.trellis.patient.sobriety.SobrietyDto.ResetView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A new beginning: a stretch ended, the next one began. */
@Entity
@Immutable
@Table(name = "sobriety_reset")
class SobrietyReset {
  @Id private UUID id;
  private UUID sobrietyId;
  private LocalDate endedOn;
  private LocalDate resumedOn;
  private @Nullable String note;
  private @Nullable String learned;
  private String recordedBy;
  private Instant recordedAt;

  /** For Hibernate. */
  protected SobrietyReset() {}

  static SobrietyReset of(
      UUID sobrietyId,
      LocalDate on,
      LocalDate resumedOn,
      RecordReset request,
      String by,
      Instant now) {
    SobrietyReset reset = new SobrietyReset();
    reset.id = Ids.next();
    reset.sobrietyId = sobrietyId;
    reset.endedOn = on;
    reset.resumedOn = resumedOn;
    reset.note = request.note();
    reset.learned = request.learned();
    reset.recordedBy = by;
    reset.recordedAt = now;
    return reset;
  }

  UUID sobrietyId() {
    return sobrietyId;
  }

  UUID id() {
    return id;
  }

  LocalDate on() {
    return endedOn;
  }

  LocalDate resumedOn() {
    return resumedOn;
  }

  ResetView view() {
    return new ResetView(id, endedOn, resumedOn, note, learned, recordedBy, recordedAt);
  }
}
