package health.trellis.assessment.risk;

import health.trellis.assessment.instrument.Score.Finding;
import health.trellis.assessment.response.Response;
import health.trellis.assessment.response.ResponseDto.AlertBrief;
import health.trellis.assessment.risk.RiskDto.AlertView;
import health.trellis.event.RiskLevel;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reason for a human to act. */
@Entity
@Table(name = "risk_alert")
class RiskAlert {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private UUID responseId;
  private @Nullable UUID programId;
  private String finding;

  @Enumerated(EnumType.STRING)
  private RiskLevel level;

  @Enumerated(EnumType.STRING)
  private AlertState state;

  private Instant raisedAt;
  private Instant actBy;
  private @Nullable String requiredAction;
  private boolean lateEntry;
  private @Nullable Instant acknowledgedAt;
  private @Nullable String acknowledgedBy;
  private @Nullable String acknowledgeNote;
  private @Nullable Instant resolvedAt;
  private @Nullable String resolvedBy;
  private @Nullable String resolveNote;

  /** For Hibernate. */
  protected RiskAlert() {}

  static RiskAlert raise(
      Response response,
      Finding finding,
      @Nullable UUID programId,
      RiskPolicy policy,
      ZoneId zone) {
    RiskPolicy.Step step = policy.step(finding.level());
    RiskAlert alert = new RiskAlert();
    alert.id = Ids.next();
    alert.patientId = response.patientId();
    alert.responseId = response.id();
    alert.programId = programId;
    alert.finding = finding.code();
    alert.level = finding.level();
    alert.state = AlertState.OPEN;
    alert.lateEntry = response.lateReason() != null;
    alert.raisedAt = alert.lateEntry ? response.authoredAt() : response.enteredAt();
    alert.actBy = step.actBy(alert.raisedAt, zone);
    alert.requiredAction = step.requiredAction();
    return alert;
  }

  /** Somebody takes it on. */
  void acknowledge(String by, @Nullable String note, Instant now) {
    if (state != AlertState.OPEN) {
      throw Refusal.conflict("already-acknowledged", "Somebody has taken this alert on.");
    }
    state = AlertState.ACKNOWLEDGED;
    acknowledgedAt = now;
    acknowledgedBy = by;
    acknowledgeNote = note;
  }

  /** Somebody closes it. */
  void resolve(String by, String note, Instant now) {
    if (state == AlertState.RESOLVED) {
      throw Refusal.conflict("already-resolved", "This alert is closed.");
    }
    state = AlertState.RESOLVED;
    resolvedAt = now;
    resolvedBy = by;
    resolveNote = note;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  UUID responseId() {
    return responseId;
  }

  AlertState state() {
    return state;
  }

  AlertBrief brief() {
    return new AlertBrief(id, level, actBy);
  }

  RiskAlertRaised raised() {
    return new RiskAlertRaised(patientId, id, level, programId, raisedAt, actBy, lateEntry);
  }

  AlertView view() {
    return new AlertView(
        id,
        patientId,
        responseId,
        programId,
        finding,
        level,
        state,
        raisedAt,
        actBy,
        requiredAction,
        lateEntry,
        acknowledgedAt,
        acknowledgedBy,
        acknowledgeNote,
        resolvedAt,
        resolvedBy,
        resolveNote);
  }
}
