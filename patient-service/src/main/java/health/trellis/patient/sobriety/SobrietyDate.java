package health.trellis.patient.sobriety;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.sobriety.SobrietyDto.Kind;
import health.trellis.patient.sobriety.SobrietyDto.SetDate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person left behind, and since when. */
@Entity
@Table(name = "sobriety_date")
class SobrietyDate {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String what;
  private LocalDate startedOn;
  private LocalDate since;
  private LocalDate sinceRecordedOn;
  private @Nullable LocalDate stoppedOn;
  private String recordedBy;
  private Instant createdAt;
  private Instant updatedAt;

  /** For Hibernate. */
  protected SobrietyDate() {}

  static SobrietyDate of(UUID patientId, SetDate wanted, LocalDate today, String by, Instant now) {
    SobrietyDate date = new SobrietyDate();
    date.id = Ids.next();
    date.patientId = patientId;
    date.recordedBy = by;
    date.createdAt = now;
    date.set(wanted, today, now);
    date.follow(wanted.startedOn(), today, now);
    return date;
  }

  /** Corrects what it is about and when it began. */
  void set(SetDate wanted, LocalDate today, Instant now) {
    refuseStopped();
    if (wanted.startedOn().isAfter(today)) {
      throw Refusal.invalid("/startedOn", "past", "That day has not come yet.");
    }
    kind = wanted.kind();
    what = wanted.what().strip();
    startedOn = wanted.startedOn();
    updatedAt = now;
  }

  /** The stretch that runs began on a day. Days that were full before are not celebrated again. */
  void follow(LocalDate first, LocalDate today, Instant now) {
    if (!first.equals(since)) {
      since = first;
      sinceRecordedOn = today;
    }
    updatedAt = now;
  }

  /** Counts no further. */
  void stop(LocalDate on, Instant now) {
    refuseStopped();
    stoppedOn = on;
    updatedAt = now;
  }

  void refuseStopped() {
    if (stoppedOn != null) {
      throw Refusal.conflict("sobriety-stopped", "It is counted no more: set a new date.");
    }
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  Kind kind() {
    return kind;
  }

  String what() {
    return what;
  }

  LocalDate startedOn() {
    return startedOn;
  }

  @Nullable LocalDate stoppedOn() {
    return stoppedOn;
  }
}
