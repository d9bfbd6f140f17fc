package health.trellis.assessment.risk;

import health.trellis.assessment.risk.FollowUpDto.JudgedRisk;
import health.trellis.assessment.risk.FollowUpDto.NoteView;
import health.trellis.assessment.risk.FollowUpDto.TriageNote;
import health.trellis.kit.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What somebody found out about an alert. Never changed. */
@Entity
@Immutable
@Table(name = "risk_note")
class RiskNote {
  @Id private UUID id;
  private UUID alertId;
  private Instant writtenAt;
  private String writtenBy;
  private boolean patientReached;

  @Enumerated(EnumType.STRING)
  private JudgedRisk judged;

  private String note;

  /** For Hibernate. */
  protected RiskNote() {}

  static RiskNote of(UUID alertId, TriageNote said, String by, Instant now) {
    RiskNote written = new RiskNote();
    written.id = Ids.next();
    written.alertId = alertId;
    written.writtenAt = now;
    written.writtenBy = by;
    written.patientReached = said.patientReached();
    written.judged = said.judged();
    written.note = said.note();
    return written;
  }

  NoteView view() {
    return new NoteView(id, writtenAt, writtenBy, patientReached, judged, note);
  }
}
