package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.caseload.Patient;
import health.trellis.assessment.ground.EntryTime;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.OfflineEntry;
import health.trellis.assessment.instrument.AnswerCheck;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.response.ResponseDto.AlertBrief;
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
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Raters raters;
  private final Sql sql;
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
      Raters raters,
      Sql sql,
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
    this.raters = raters;
    this.sql = sql;
    this.clock = clock;
  }

  /** Takes answers in: score, alerts and events in one transaction. */
  @Transactional
  public ResponseView submit(Submission submission) {
    raters.require(submission);
    return replayed(submission).orElseGet(() -> submitVouched(submission));
  }

  /** Takes answers in and returns them as kept; those that a device sends again are there. */
  @Transactional
  public Response accept(Submission submission) {
    raters.require(submission);
    return before(submission).orElseGet(() -> take(submission).response());
  }

  /** Decides whether the caller may hand these answers in; refuses otherwise. */
  @Transactional(TxType.MANDATORY)
  public void requireRater(Submission submission) {
    raters.require(submission);
  }

  /** Takes new answers in for a feature that has decided about access itself. */
  @Transactional(TxType.MANDATORY)
  public ResponseView submitVouched(Submission submission) {
    Taken taken = take(submission);
    return views.of(taken.response(), taken.history(), taken.raised(), taken.country());
  }

  /** What a device sent before under the same id; refuses (409) other answers under it. */
  @Transactional(TxType.MANDATORY)
  public Optional<ResponseView> replayed(Submission submission) {
    return before(submission).map(views::of);
  }

  private Optional<Response> before(Submission submission) {
    OfflineEntry offline = submission.manner().offline();
    if (offline == null) {
      return Optional.empty();
    }
    sql.query(
        "select pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> "",
        submission.patientId() + "/" + offline.clientId());
    Optional<Response> before = responses.ofClient(submission.patientId(), offline.clientId());
    before
        .filter(kept -> !same(kept, submission))
        .ifPresent(
            kept -> {
              throw Refusal.conflict(
                  "client-id-reused", "Other answers were sent under this id before.");
            });
    return before;
  }

  private boolean same(Response kept, Submission submission) {
    Instrument instrument = instruments.stored(kept.instrument(), kept.formVersion());
    Map<String, Option> given = AnswerCheck.draft(instrument, submission.given());
    return kept.instrument().equals(submission.instrument())
        && kept.answers().equals(Instrument.codes(given));
  }

  /** Answers as they are kept now, the course that they go on with, what they set off and where. */
  private record Taken(
      Response response, History history, List<AlertBrief> raised, @Nullable String country) {}

  private Taken take(Submission submission) {
    Instrument instrument = asked(submission);
    Manner manner = submission.manner();
    Map<String, Option> answers =
        AnswerCheck.complete(
            instrument, submission.given(), manner.declined(), submission.placeOfMissing());
    refuseUnknownTimes(instrument, manner);
    refuseUnknownLanguage(instrument, manner.language());
    Instant authoredAt =
        manner.offline() == null
            ? entryTime.resolve(submission.authoredAt(), submission.late())
            : entryTime.resolve(manner.offline());
    Patient patient = caseload.patient(submission.patientId());
    Score score = Scorer.score(instrument, answers, patient.sex());
    boolean receivedLate = manner.offline() != null && entryTime.isLate(authoredAt);
    Response response =
        Response.of(
            submission, instrument, answers, score, authoredAt, entry(submission, receivedLate));
    responses.persistAndFlush(response);
    History history =
        new History(
            responses.totals(response.patientId(), instrument.code()), patient.episodeStarts());
    List<AlertBrief> raised = tell(response, instrument, score, patient, history);
    return new Taken(response, history, raised, patient.country());
  }

  /** The version that was answered, or the newest. */
  private Instrument asked(Submission submission) {
    Instrument newest =
        instruments.askable(submission.instrument(), submission.instrumentPointer());
    String version = submission.manner().formVersion();
    return version == null
        ? newest
        : instruments
            .find(submission.instrument(), version)
            .filter(Instrument::hasText)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "/formVersion", "other-version", "We hold no such version of this form."));
  }

  private static void refuseUnknownTimes(Instrument instrument, Manner manner) {
    for (String linkId : manner.itemSeconds().keySet()) {
      if (instrument.item(linkId).isEmpty()) {
        throw Refusal.invalid(
            "/itemSeconds/" + linkId, "unknown-item", "The instrument has no such item.");
      }
    }
  }

  /** English, or a language that the version has; so that one knows later what was read. */
  private void refuseUnknownLanguage(Instrument instrument, @Nullable String language) {
    if (language != null
        && !language.startsWith("en")
        && instruments.spoken(instrument, language).isEmpty()) {
      throw Refusal.invalid(
          "/language", "no-translation", "The form has no words in this language.");
    }
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

  private Response.Entry entry(Submission submission, boolean receivedLate) {
    boolean kiosk = submission.manner().channel() == Manner.Channel.KIOSK;
    return new Response.Entry(
        clock.instant(),
        kiosk ? "kiosk" : user.subject(),
        kiosk || user.has(Role.PATIENT),
        LateEntry.reasonOf(submission.late()),
        receivedLate);
  }

  /** Tells other features, and by event other services; the alerts that came of it. */
  private List<AlertBrief> tell(
      Response response, Instrument instrument, Score score, Patient patient, History history) {
    Instant authoredAt = response.authoredAt();
    Measurement baseline = history.baseline(authoredAt).orElse(null);
    Change change =
        history
            .find(response.id())
            .map(own -> history.change(instrument.scoring().change(), own))
            .orElse(null);
    List<AlertBrief> raised = new ArrayList<>();
    scored.fire(
        new ResponseScored(
            response,
            instrument,
            score,
            patient,
            history.episodeStart(authoredAt),
            baseline,
            change,
            raised));
    outbox.append(
        new AssessmentCompleted(
            response.patientId(),
            response.id(),
            response.assignmentId(),
            response.instrument(),
            response.occasion() == null ? null : response.occasion().name(),
            authoredAt,
            decimal(response.score()),
            response.band().code(),
            decimal(baseline == null ? null : baseline.score()),
            change != null && change.response(),
            change != null && change.remission()));
    return raised;
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer score) {
    return score == null ? null : BigDecimal.valueOf(score);
  }
}
