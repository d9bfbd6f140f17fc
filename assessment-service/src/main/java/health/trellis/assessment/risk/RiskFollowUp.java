package health.trellis.assessment.risk;

import health.trellis.assessment.assignment.Screenings;
import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.risk.FollowUpDto.NoteView;
import health.trellis.assessment.risk.FollowUpDto.RescreenView;
import health.trellis.assessment.risk.FollowUpDto.TriageNote;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What staff do between taking an alert on and closing it. */
@ApplicationScoped
class RiskFollowUp {
  private static final String WHAT = "risk-alert";
  private static final String SCREENER = "c-ssrs-screener";

  private final RiskAlertRepository alerts;
  private final RiskNoteRepository notes;
  private final Screenings screenings;
  private final Caseload caseload;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  RiskFollowUp(
      RiskAlertRepository alerts,
      RiskNoteRepository notes,
      Screenings screenings,
      Caseload caseload,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.alerts = alerts;
    this.notes = notes;
    this.screenings = screenings;
    this.caseload = caseload;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** Writes down what was found out; a closed alert takes no more notes. */
  @Transactional
  NoteView note(UUID alertId, TriageNote said) {
    open(alertId);
    RiskNote note = RiskNote.of(alertId, said, user.subject(), clock.instant());
    notes.persistAndFlush(note);
    return note.view();
  }

  @Transactional
  List<NoteView> notes(UUID alertId) {
    RiskAlert alert = alerts.findByIdOptional(alertId).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(alert.patientId(), Area.RISK, Mode.READ, WHAT);
    return notes.of(alertId).stream().map(RiskNote::view).toList();
  }

  /** Assigns the screener anew, at most once per alert and day of the patient's zone. */
  @Transactional
  RescreenView rescreen(UUID alertId, int withinHours) {
    RiskAlert alert = open(alertId);
    Instant now = clock.instant();
    Instant dueAt = now.plus(Duration.ofHours(withinHours));
    String round = "risk-alert:" + alertId + ":" + caseload.day(alert.patientId(), now);
    UUID assignment =
        screenings
            .again(alert.patientId(), SCREENER, round, dueAt)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "already-rescreening", "The screener was assigned anew today."));
    return new RescreenView(assignment, SCREENER, dueAt);
  }

  private RiskAlert open(UUID alertId) {
    RiskAlert alert = alerts.held(alertId).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(alert.patientId(), Area.RISK, Mode.WRITE, WHAT);
    if (alert.state() == AlertState.RESOLVED) {
      throw Refusal.conflict("already-resolved", "This alert is closed.");
    }
    return alert;
  }
}
