package health.trellis.scheduling.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** A patient's sessions that recur by a rule. What became of each, its sessions say. */
@Entity
@Table(name = "session_series")
public class SessionSeries {
  @Id private UUID id;
  private UUID patientId;
  private String recurrenceRule;
  private LocalDateTime firstStart;
  private String timeZone;
  private String createdBy;
  private Instant createdAt;

  /** For Hibernate. */
  protected SessionSeries() {}

  SessionSeries(UUID id, SeriesRequest request, ZoneId zone, String createdBy, Instant now) {
    this.id = id;
    this.patientId = request.patientId();
    this.recurrenceRule = request.recurrenceRule();
    this.firstStart = request.firstStart();
    this.timeZone = zone.getId();
    this.createdBy = createdBy;
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  String recurrenceRule() {
    return recurrenceRule;
  }
}
