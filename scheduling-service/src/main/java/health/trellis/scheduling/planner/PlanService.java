package health.trellis.scheduling.planner;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.json.EventJson;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.planner.Proposal.PatientPart;
import health.trellis.scheduling.planner.Question.Newcomer;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the planner's jobs and shows how far they are. */
@ApplicationScoped
@Transactional
class PlanService {
  private static final String WHAT = "schedule-plan";
  private static final int USUAL_SECONDS = 60;
  private static final int USUAL_STAFFING_SECONDS = 20;
  private static final int REPAIR_SECONDS = 3;
  private static final Duration LONGEST_LOSS = Duration.ofDays(28);

  private final PlanJobs jobs;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final ClinicianRepository clinicians;
  private final RoomRepository rooms;
  private final BookingRepository bookings;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Event<PlanRunner.Added> added;
  private final Clock clock;

  PlanService(
      PlanJobs jobs,
      ProgramRepository programs,
      SiteRepository sites,
      ClinicianRepository clinicians,
      RoomRepository rooms,
      BookingRepository bookings,
      PatientAccess access,
      CurrentUser user,
      Event<PlanRunner.Added> added,
      Clock clock) {
    this.jobs = jobs;
    this.programs = programs;
    this.sites = sites;
    this.clinicians = clinicians;
    this.rooms = rooms;
    this.bookings = bookings;
    this.access = access;
    this.user = user;
    this.added = added;
    this.clock = clock;
  }

  PlanView plan(PlanRequest request) {
    IsoWeek first = comingWeek(IsoWeek.of(request.fromWeek(), zone(request.programId())));
    int seconds = Optional.ofNullable(request.seconds()).orElse(USUAL_SECONDS);
    return add(request.programId(), PlanJob.Kind.PLAN, first, request.weeks(), seconds, null);
  }

  PlanView repair(RepairRequest request) {
    checkWhat(request);
    checkWhen(request);
    ZoneId zone = zone(request.programId());
    IsoWeek now = IsoWeek.of(clock.instant(), zone);
    IsoWeek from = IsoWeek.of(request.from(), zone);
    IsoWeek first = from.monday().isBefore(now.monday()) ? now : from;
    int weeks = IsoWeek.of(request.to().minusMillis(1), zone).weeksSince(first) + 1;
    Loss loss = new Loss(request.clinicianId(), request.roomId(), request.from(), request.to());
    return add(
        request.programId(),
        PlanJob.Kind.REPAIR,
        first,
        Math.min(4, weeks),
        REPAIR_SECONDS,
        EventJson.write(new Question(loss, null)));
  }

  private void checkWhat(RepairRequest request) {
    UUID clinician = request.clinicianId();
    UUID room = request.roomId();
    if ((clinician == null) == (room == null)) {
      throw Refusal.invalid(
          "/clinicianId", "one-of", "Name the clinician who is ill or the room that is lost.");
    }
    if (clinician != null && clinicians.findByIdOptional(clinician).isEmpty()) {
      throw Refusal.invalid("/clinicianId", "unknown", "There is no such clinician.");
    }
    if (room != null && rooms.findByIdOptional(room).isEmpty()) {
      throw Refusal.invalid("/roomId", "unknown", "There is no such room.");
    }
  }

  private void checkWhen(RepairRequest request) {
    if (!request.to().isAfter(request.from())) {
      throw Refusal.invalid("/to", "order", "It ends after it starts.");
    }
    if (Duration.between(request.from(), request.to()).compareTo(LONGEST_LOSS) > 0) {
      throw Refusal.invalid("/to", "range", "A repair covers 28 days at the most.");
    }
    if (!request.to().isAfter(clock.instant())) {
      throw Refusal.invalid("/to", "in-the-past", "What is over cannot be repaired.");
    }
  }

  PlanView staffing(StaffingRequest request) {
    IsoWeek first = comingWeek(IsoWeek.of(request.fromWeek(), zone(request.programId())));
    boolean prescriber = Boolean.TRUE.equals(request.prescriber());
    if (!prescriber && request.modalities().isEmpty()) {
      throw Refusal.invalid(
          "/modalities", "credential", "Who is no prescriber leads at least one modality.");
    }
    Newcomer newcomer = new Newcomer(prescriber, request.modalities(), request.hours());
    return add(
        request.programId(),
        PlanJob.Kind.STAFFING,
        first,
        request.weeks(),
        Optional.ofNullable(request.seconds()).orElse(USUAL_STAFFING_SECONDS),
        EventJson.write(new Question(null, newcomer)));
  }

  private PlanView add(
      UUID programId,
      PlanJob.Kind kind,
      IsoWeek first,
      int weeks,
      int seconds,
      @Nullable String question) {
    PlanJob job =
        new PlanJob(
            Ids.next(),
            programId,
            kind,
            first.monday(),
            weeks,
            seconds,
            question,
            PlanJob.State.QUEUED,
            false,
            0,
            0,
            null,
            null,
            null,
            user.subject(),
            clock.instant(),
            null,
            null);
    jobs.add(job);
    added.fire(new PlanRunner.Added(job.id()));
    return PlanView.of(job);
  }

  private ZoneId zone(UUID programId) {
    Program program = programs.named("/programId", programId);
    return sites.require(program.siteId()).zone();
  }

  private IsoWeek comingWeek(IsoWeek week) {
    if (week.monday().isBefore(IsoWeek.of(clock.instant(), week.zone()).monday())) {
      throw Refusal.invalid("/fromWeek", "in-the-past", "A week that is over is not planned.");
    }
    return week;
  }

  PlanView read(UUID id) {
    PlanJob job = jobs.require(id);
    PlanView view = PlanView.of(job);
    if (job.state() != PlanJob.State.DONE) {
      return view;
    }
    Proposal proposal = jobs.proposal(job);
    PlanView full = view.with(proposal, inMeetings(proposal));
    PlanView.Result result = full.result();
    if (result != null) {
      access.auditList(result.toTell().patientIds(), Area.CALENDAR, WHAT);
    }
    return full;
  }

  private List<UUID> inMeetings(Proposal proposal) {
    return proposal.meetings().stream()
        .flatMap(
            change ->
                change.sessionId() == null
                    ? java.util.stream.Stream.empty()
                    : bookings.heldIn(change.sessionId()).stream())
        .map(Booking::patientId)
        .toList();
  }

  Page<PlanView> list(UUID programId, PageRequest page) {
    programs.require(programId);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(null);
    return Page.of(jobs.of(programId, after, page.limit() + 1), page, job -> Cursor.of(job.id()))
        .map(PlanView::of);
  }

  /** How far a job is, for the stream of its progress. */
  PlanView progress(UUID id) {
    return PlanView.of(jobs.require(id));
  }

  PlanView stop(UUID id) {
    PlanJob job = jobs.lock(id);
    if (job.state().ended()) {
      throw Refusal.conflict("plan-ended", "The plan has ended: there is nothing to stop.");
    }
    jobs.requestStop(id);
    return PlanView.of(jobs.require(id));
  }

  Page<PatientPlanView> patients(UUID id, PageRequest page) {
    PlanJob job = jobs.require(id);
    Set<UUID> accepted = jobs.accepted(id);
    List<PatientPart> parts =
        jobs.proposal(job).patients().stream()
            .sorted(Comparator.comparing(PatientPart::patientId))
            .filter(
                part ->
                    page.cursor()
                        .map(cursor -> part.patientId().compareTo(cursor.uuid(0)) > 0)
                        .orElse(true))
            .limit(page.limit() + 1L)
            .toList();
    Page<PatientPart> found = Page.of(parts, page, part -> Cursor.of(part.patientId()));
    access.auditList(
        found.items().stream().map(PatientPart::patientId).toList(), Area.CALENDAR, WHAT);
    return found.map(
        part ->
            new PatientPlanView(
                part.patientId(),
                accepted.contains(part.patientId()),
                part.changes(),
                part.findings()));
  }
}
