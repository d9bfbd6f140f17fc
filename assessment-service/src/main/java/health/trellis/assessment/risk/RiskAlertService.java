package health.trellis.assessment.risk;

import health.trellis.assessment.risk.RiskDto.AlertView;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff do with risk alerts. */
@ApplicationScoped
class RiskAlertService {
  private static final String WHAT = "risk-alert";

  private final RiskAlertRepository alerts;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  RiskAlertService(
      RiskAlertRepository alerts,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.alerts = alerts;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  AlertView read(UUID id) {
    RiskAlert alert = alerts.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(alert.patientId(), Area.RISK, Mode.READ, WHAT);
    return alert.view();
  }

  @Transactional
  Page<AlertView> list(@Nullable AlertState state, @Nullable UUID patientId, PageRequest page) {
    List<RiskAlert> rows = alerts.page(access.visible(Area.RISK), state, patientId, page);
    Page<RiskAlert> found = Page.of(rows, page, alert -> Cursor.of(alert.id()));
    access.auditList(
        found.items().stream().map(RiskAlert::patientId).distinct().toList(), Area.RISK, WHAT);
    return found.map(RiskAlert::view);
  }

  /** Somebody takes the alert on: escalation stops. */
  @Transactional
  AlertView acknowledge(UUID id, @Nullable String note) {
    RiskAlert alert = writable(id);
    Instant now = clock.instant();
    alert.acknowledge(user.subject(), note, now);
    alerts.flush();
    outbox.append(new RiskAlertAcknowledged(alert.patientId(), id, user.subject(), now));
    return alert.view();
  }

  /** Somebody closes the alert; who closes one that is open has taken it on. */
  @Transactional
  AlertView resolve(UUID id, String note) {
    RiskAlert alert = writable(id);
    Instant now = clock.instant();
    if (alert.state() == AlertState.OPEN) {
      acknowledge(id, null);
    }
    alert.resolve(user.subject(), note, now);
    alerts.flush();
    outbox.append(new RiskAlertResolved(alert.patientId(), id, user.subject(), now));
    return alert.view();
  }

  private RiskAlert writable(UUID id) {
    RiskAlert alert = alerts.held(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(alert.patientId(), Area.RISK, Mode.WRITE, WHAT);
    return alert;
  }
}
