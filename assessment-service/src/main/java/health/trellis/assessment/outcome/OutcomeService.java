package health.trellis.assessment.outcome;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.outcome.OutcomeDto.OffTrackView;
import health.trellis.assessment.outcome.OutcomeDto.Point;
import health.trellis.assessment.outcome.OutcomeDto.Series;
import health.trellis.assessment.response.History;
import health.trellis.assessment.response.Measurement;
import health.trellis.assessment.response.Responses;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows how patients do over time. */
@ApplicationScoped
class OutcomeService {
  private final Responses responses;
  private final OffTrackRepository findings;
  private final Instruments instruments;
  private final Caseload caseload;
  private final PatientAccess access;

  OutcomeService(
      Responses responses,
      OffTrackRepository findings,
      Instruments instruments,
      Caseload caseload,
      PatientAccess access) {
    this.responses = responses;
    this.findings = findings;
    this.instruments = instruments;
    this.caseload = caseload;
    this.access = access;
  }

  @Transactional
  Series series(UUID patientId, String code) {
    access.require(patientId, Area.PROGRESS, Mode.READ, "outcome");
    Instrument instrument = instruments.named(code, "instrument");
    ChangeRule rule = instrument.scoring().change();
    History history = responses.history(patientId, code);
    return new Series(
        patientId,
        code,
        instrument.title(),
        instrument.scoring().bandsFor(caseload.sex(patientId).orElse(null)),
        rule == null ? null : rule.caseness(),
        history.totals().stream().map(r -> point(history, rule, r)).toList());
  }

  @Transactional
  Page<OffTrackView> offTrack(@Nullable UUID patientId, PageRequest page) {
    List<OffTrack> rows = findings.page(access.visible(Area.CLINICAL), patientId, page);
    Page<OffTrack> found = Page.of(rows, page, row -> Cursor.of(row.id()));
    access.auditList(
        found.items().stream().map(OffTrack::patientId).distinct().toList(),
        Area.CLINICAL,
        "outcome");
    return found.map(OffTrack::view);
  }

  private static Point point(History history, @Nullable ChangeRule rule, Measurement total) {
    Change change = history.change(rule, total);
    return new Point(
        total.id(),
        total.authoredAt(),
        total.score(),
        total.band(),
        total.occasion(),
        change.sinceBaseline(),
        change.reliable(),
        change.response(),
        change.remission());
  }
}
