package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.ground.EntryTime;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.instrument.AnswerCheck;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes answers in, scores them and tells what they mean. */
@ApplicationScoped
public class ResponseService {
  private static final String WHAT = "assessment-response";

  private final ResponseRepository responses;
  private final ResponseViews views;
  private final Instruments instruments;
  private final Caseload caseload;
  private final EntryTime entryTime;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Event<ResponseScored> scored;
  private final Clock clock;

  ResponseService(
      ResponseRepository responses,
      ResponseViews views,
      Instruments instruments,
      Caseload caseload,
      EntryTime entryTime,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Event<ResponseScored> scored,
      Clock clock) {
    this.responses = responses;
    this.views = views;
    this.instruments = instruments;
    this.caseload = caseload;
    this.entryTime = entryTime;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.scored = scored;
    this.clock = clock;
  }

  /** Takes answers in: score, alerts and events in one transaction. */
  @Transactional
  public ResponseView submit(Submission submission) {
    return views.of(accept(submission));
  }

  /** Takes answers in and returns them as kept. */
  @Transactional
  public Response accept(Submission submission) {
    access.require(submission.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    Instrument instrument =
        instruments.named(submission.instrument(), submission.instrumentPointer());
    Map<String, Option> answers =
        AnswerCheck.complete(instrument, submission.given(), submission.placeOfMissing());
    Instant authoredAt = entryTime.resolve(submission.authoredAt(), submission.late());
    Score score =
        Scorer.score(instrument, answers, caseload.sex(submission.patientId()).orElse(null));
    Response response =
        Response.of(submission, instrument, answers, score, authoredAt, entry(submission.late()));
    responses.persistAndFlush(response);
    tell(response, instrument, score);
    return response;
  }

  /** Reads a response. */
  @Transactional
  public ResponseView read(UUID id) {
    Response response = responses.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(response.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return views.of(response);
  }

  /** A patient's responses, newest first. */
  @Transactional
  public Page<ResponseView> list(UUID patientId, @Nullable String instrument, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<Response> rows = responses.page(patientId, instrument, page);
    Page<Response> found = Page.of(rows, page, r -> Cursor.of(r.authoredAt(), r.id()));
    return new Page<>(views.of(found.items()), found.next());
  }

  private Response.Entry entry(@Nullable LateEntry late) {
    return new Response.Entry(
        clock.instant(), user.subject(), user.has(Role.PATIENT), LateEntry.reasonOf(late));
  }

  private void tell(Response response, Instrument instrument, Score score) {
    History history =
        new History(
            responses.history(response.patientId(), instrument.code()),
            caseload.episodeStarts(response.patientId()));
    Response baseline = history.baseline(response).orElse(null);
    Change change = history.change(instrument.scoring().change(), response).orElse(null);
    scored.fire(new ResponseScored(response, instrument, score, baseline, change));
    outbox.append(
        new AssessmentCompleted(
            response.patientId(),
            response.id(),
            response.assignmentId(),
            response.instrument(),
            response.occasion() == null ? null : response.occasion().name(),
            response.authoredAt(),
            decimal(response.score()),
            response.band().code(),
            decimal(baseline == null ? null : baseline.score()),
            change != null && change.response(),
            change != null && change.remission()));
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer score) {
    return score == null ? null : BigDecimal.valueOf(score);
  }
}
