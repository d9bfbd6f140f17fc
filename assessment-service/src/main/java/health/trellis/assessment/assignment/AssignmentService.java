package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.AssignmentView;
import health.trellis.assessment.assignment.AssignmentDto.NewAssignment;
import health.trellis.assessment.assignment.AssignmentDto.OneAnswer;
import health.trellis.assessment.assignment.AssignmentDto.Skip;
import health.trellis.assessment.assignment.AssignmentDto.Submit;
import health.trellis.assessment.ground.EntryTime;
import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.OfflineEntry;
import health.trellis.assessment.instrument.AnswerCheck;
import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.response.Manner;
import health.trellis.assessment.response.ResponseDto;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import health.trellis.assessment.response.ResponseScored;
import health.trellis.assessment.response.ResponseService;
import health.trellis.assessment.response.Submission;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What patients and staff do with assignments. */
@ApplicationScoped
class AssignmentService {
  private static final String WHAT = "assessment";

  private final AssignmentRepository assignments;
  private final Assigning assigning;
  private final ResponseService responses;
  private final Instruments instruments;
  private final EntryTime entryTime;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  AssignmentService(
      AssignmentRepository assignments,
      Assigning assigning,
      ResponseService responses,
      Instruments instruments,
      EntryTime entryTime,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.assignments = assignments;
    this.assigning = assigning;
    this.responses = responses;
    this.instruments = instruments;
    this.entryTime = entryTime;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** An assignment and the version for its ETag. */
  record Versioned(AssignmentView view, long version) {}

  @Transactional
  Versioned assign(NewAssignment wanted) {
    access.require(wanted.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    instruments.askable(wanted.instrument(), "/instrument");
    entryTime.refuseLateByOthers(wanted.lateEntry());
    if (wanted.lateEntry() == null && wanted.dueAt().isBefore(clock.instant())) {
      throw Refusal.invalid("/dueAt", "in-the-past", "What was due before needs a lateEntry.");
    }
    Order order =
        new Order(
            wanted.patientId(),
            wanted.instrument(),
            wanted.occasion(),
            "single:" + Ids.next(),
            wanted.dueAt(),
            wanted.dueAt().plus(AssignmentTimers.GRACE),
            LateEntry.reasonOf(wanted.lateEntry()));
    return versioned(assigning.assign(order).orElseThrow());
  }

  @Transactional
  Versioned read(UUID id) {
    Assignment assignment =
        assignments.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(assignment.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return versioned(assignment);
  }

  @Transactional
  Page<AssignmentView> list(UUID patientId, @Nullable AssignmentState state, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<Assignment> rows = assignments.page(patientId, state, page);
    return Page.of(rows, page, a -> Cursor.of(a.id())).map(this::view);
  }

  /** What is open for the caller, if a patient; nothing for anybody else. */
  @Transactional
  List<AssignmentView> due(int limit) {
    UUID patientId = access.self().filter(access::exists).orElse(null);
    if (patientId == null) {
      return List.of();
    }
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    return assignments.due(patientId, limit).stream().map(this::view).toList();
  }

  @Transactional
  Versioned save(UUID id, List<Given> given, @Nullable String ifMatch) {
    Assignment assignment = writable(id);
    ETags.check(ifMatch, assignment.version());
    Instrument instrument = instruments.stored(assignment.instrument());
    assignment.save(Instrument.codes(AnswerCheck.draft(instrument, given)));
    assignments.flush();
    return versioned(assignment);
  }

  /** Keeps one more answer of the draft. */
  @Transactional
  Versioned saveOne(UUID id, String linkId, OneAnswer one, @Nullable String ifMatch) {
    Assignment assignment = writable(id);
    ETags.check(ifMatch, assignment.version());
    AnswerCheck.draft(
            instruments.stored(assignment.instrument()), Given.of(Map.of(linkId, one.answer())))
        .forEach(
            (item, option) ->
                assignment.save(item, option.code(), one.seconds() == null ? 0 : one.seconds()));
    assignments.flush();
    return versioned(assignment);
  }

  /** Lets an assignment be, with a reason. */
  @Transactional
  Versioned skip(UUID id, Skip skip, @Nullable String ifMatch) {
    Assignment assignment = writable(id);
    ETags.check(ifMatch, assignment.version());
    assignment.skip(skip.reason(), skip.note(), user.subject());
    assignments.flush();
    outbox.append(assignment.skipped(clock.instant()));
    return versioned(assignment);
  }

  @Transactional
  ResponseView submit(UUID id, Submit answers) {
    Assignment assignment = assignments.held(id).orElseThrow(() -> Refusal.notFound(WHAT));
    Submission submission = submission(assignment, answers, Manner.Channel.API);
    responses.requireRater(submission);
    return take(assignment, submission);
  }

  /** Takes answers in at a kiosk, whose code vouches for the patient. */
  @Transactional(TxType.MANDATORY)
  ResponseView submitVouched(Assignment assignment, Submit answers) {
    return take(assignment, submission(assignment, answers, Manner.Channel.KIOSK));
  }

  /** What a device sends again is answered again, though the assignment is closed since. */
  private ResponseView take(Assignment assignment, Submission submission) {
    return responses
        .replayed(submission)
        .orElseGet(
            () -> {
              OfflineEntry offline = submission.manner().offline();
              if (offline != null) {
                assignment.reopenFor(offline.authoredAt());
              }
              assignment.refuseClosed();
              return responses.submitVouched(submission);
            });
  }

  private static Submission submission(
      Assignment assignment, Submit answers, Manner.Channel channel) {
    Map<String, Integer> seconds =
        answers.itemSeconds() == null ? assignment.draftSeconds() : answers.itemSeconds();
    return new Submission(
        assignment.patientId(),
        assignment.instrument(),
        "/instrument",
        Given.of(answers.answers()),
        item -> "/answers/" + item,
        answers.authoredAt(),
        answers.lateEntry(),
        assignment.occasion(),
        assignment.id(),
        ResponseDto.manner(
            answers.formVersion(),
            answers.declined(),
            seconds,
            answers.relation(),
            answers.offline(),
            channel,
            answers.language()));
  }

  /** Closes the assignment in the transaction of its answers. */
  void answered(@Observes ResponseScored scored) {
    UUID assignmentId = scored.response().assignmentId();
    if (assignmentId != null) {
      Instant now = clock.instant();
      assignments.held(assignmentId).orElseThrow().complete(scored.response().id(), now);
    }
  }

  private Assignment writable(UUID id) {
    Assignment assignment = assignments.held(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(assignment.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    return assignment;
  }

  private Versioned versioned(Assignment assignment) {
    return new Versioned(view(assignment), assignment.version());
  }

  private AssignmentView view(Assignment assignment) {
    Instrument instrument = instruments.stored(assignment.instrument());
    return assignment.view(instrument.title(), instrument.use().rater());
  }
}
