package health.trellis.patient.episode;

import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
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
import health.trellis.patient.episode.EpisodeCourse.CourseView;
import health.trellis.patient.episode.EpisodeDto.AdmitPatient;
import health.trellis.patient.episode.EpisodeDto.ChangeLevelOfCare;
import health.trellis.patient.episode.EpisodeDto.DischargeEpisode;
import health.trellis.patient.episode.EpisodeDto.DischargeSummary;
import health.trellis.patient.episode.EpisodeDto.EpisodeChangeView;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.EpisodeDto.HoldEpisode;
import health.trellis.patient.episode.EpisodeDto.ResumeEpisode;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.program.Programs;
import health.trellis.patient.program.Programs.Program;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Admits, holds, resumes, steps up and down, discharges. */
@ApplicationScoped
class EpisodeService {
  private static final String WHAT = "episode";
  private static final int EARLIEST_YEARS_AGO = 5;
  private static final int LATEST_DAYS_AHEAD = 180;

  private final EpisodeRepository episodes;
  private final Programs programs;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;
  private final Instance<DischargeCheck> dischargeChecks;

  EpisodeService(
      EpisodeRepository episodes,
      Programs programs,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock,
      @Any Instance<DischargeCheck> dischargeChecks) {
    this.episodes = episodes;
    this.programs = programs;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
    this.dischargeChecks = dischargeChecks;
  }

  /** An episode and the version for its ETag. */
  record Versioned(EpisodeView view, long version) {}

  @Transactional
  Versioned admit(UUID patientId, AdmitPatient request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    patients.require(patientId);
    Program program =
        programs
            .find(request.programId())
            .filter(Program::active)
            .orElseThrow(
                () -> Refusal.invalid("/programId", "unknown", "No program here admits as this."));
    Instant now = clock.instant();
    Episode episode = Episode.admit(Ids.next(), admission(patientId, request, program, now), now);
    Violations.refuseOn(
        "episode_one_open",
        Refusal.conflict("episode-open", "The patient is in an episode that is not discharged."),
        () ->
            Violations.refuseOn(
                "episode_no_overlap",
                Refusal.conflict("episode-overlap", "The patient was in another episode then."),
                () -> episodes.persistAndFlush(episode)));
    EpisodeView view = episode.view();
    record(episode, view.admittedOn(), request.lateEntryReason(), now);
    outbox.append(
        new EpisodeAdmitted(
            patientId,
            view.id(),
            view.programId(),
            view.levelOfCare(),
            view.track(),
            view.substanceUse(),
            view.admittedOn()));
    return versioned(episode);
  }

  private Episode.Admission admission(
      UUID patientId, AdmitPatient request, Program program, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, program.timeZone());
    LocalDate on = Objects.requireNonNullElse(request.admittedOn(), today);
    if (on.isBefore(today.minusYears(EARLIEST_YEARS_AGO))
        || on.isAfter(today.plusDays(LATEST_DAYS_AHEAD))) {
      throw Refusal.invalid(
          "/admittedOn", "range", "An admission is at most 5 years ago and 180 days ahead.");
    }
    boolean reasoned = request.lateEntryReason() != null && !request.lateEntryReason().isBlank();
    if (on.isBefore(today) && !reasoned) {
      throw Refusal.invalid(
          "/lateEntryReason", "required", "An admission of the past needs a reason.");
    }
    return new Episode.Admission(
        patientId,
        program,
        Objects.requireNonNullElse(request.levelOfCare(), program.levelOfCare()),
        Objects.requireNonNullElse(request.track(), program.track()),
        request.referralSource(),
        on,
        request.lateEntryReason(),
        episodes.endedLast(patientId, on).map(Episode::id).orElse(null));
  }

  @Transactional
  Versioned read(UUID id) {
    Episode episode = known(id);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return versioned(episode);
  }

  @Transactional
  Page<EpisodeView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<Episode> rows =
        episodes.matching(
            "x.patientId = :patient and x.id > :after",
            Map.of("patient", patientId, "after", after(page)),
            page.limit() + 1);
    return Page.of(rows, page, episode -> Cursor.of(episode.id())).map(Episode::view);
  }

  @Transactional
  Page<EpisodeChangeView> history(UUID id, PageRequest page) {
    access.require(known(id).patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return Page.of(
            episodes.history(id, after(page), page.limit() + 1),
            page,
            change -> Cursor.of(change.id()))
        .map(EpisodeChange::view);
  }

  @Transactional
  Versioned hold(UUID id, HoldEpisode request) {
    Episode episode = writable(id);
    Instant now = clock.instant();
    LocalDate from = Objects.requireNonNullElse(request.from(), episode.today(now));
    refuseBeforeLastChange(episode, from, "/from");
    episode.hold(from, now);
    record(episode, from, request.reason(), now);
    outbox.append(new EpisodeHeld(episode.patientId(), id, episode.programId(), from));
    return flushed(episode);
  }

  /** Begins a planned episode, or goes on with one on hold. */
  @Transactional
  Versioned resume(UUID id, ResumeEpisode request) {
    Episode episode = writable(id);
    Instant now = clock.instant();
    LocalDate on = Objects.requireNonNullElse(request.on(), episode.today(now));
    if (episode.status() == EpisodeStatus.PLANNED) {
      episode.start(now);
      record(episode, on, request.reason(), now);
    } else {
      refuseBeforeLastChange(episode, on, "/on");
      episode.resume(on, now);
      record(episode, on, request.reason(), now);
      outbox.append(new EpisodeResumed(episode.patientId(), id, episode.programId(), on));
    }
    return flushed(episode);
  }

  @Transactional
  Versioned changeLevel(UUID id, ChangeLevelOfCare request) {
    Episode episode = writable(id);
    Instant now = clock.instant();
    LocalDate on = Objects.requireNonNullElse(request.effectiveOn(), episode.today(now));
    refuseBeforeLastChange(episode, on, "/effectiveOn");
    LevelOfCare before = episode.change(request.levelOfCare(), on, now);
    record(episode, on, request.reason(), now);
    outbox.append(
        new EpisodeLevelChanged(
            episode.patientId(), id, episode.programId(), before, request.levelOfCare(), on));
    return flushed(episode);
  }

  @Transactional
  Versioned discharge(UUID id, DischargeEpisode request) {
    Episode episode = writable(id);
    Instant now = clock.instant();
    LocalDate on = Objects.requireNonNullElse(request.dischargedOn(), episode.today(now));
    refuseBeforeLastChange(episode, on, "/dischargedOn");
    List<String> warnings =
        dischargeChecks.stream()
            .flatMap(check -> check.warning(id, request.type()).stream())
            .toList();
    episode.discharge(request.type(), on, now);
    if (request.summary() != null) {
      episode.summarize(request.summary(), now);
    }
    record(episode, on, request.reason(), now);
    outbox.append(
        new EpisodeDischarged(
            episode.patientId(), id, episode.programId(), request.type().name(), on));
    Versioned discharged = flushed(episode);
    return new Versioned(discharged.view().warned(warnings), discharged.version());
  }

  /** Begins the planned episodes whose first day has come where their site is. */
  @Transactional
  void startPlanned() {
    Instant now = clock.instant();
    LocalDate somewhereToday = LocalDate.ofInstant(now, ZoneId.of("Pacific/Kiritimati"));
    for (Episode episode : episodes.plannedUntil(somewhereToday)) {
      LocalDate firstDay = episode.view().admittedOn();
      if (!firstDay.isAfter(episode.today(now))) {
        episode.start(now);
        episodes.add(EpisodeChange.of(Ids.next(), episode, firstDay, null, WHAT, now));
      }
    }
  }

  @Transactional
  Versioned summarize(UUID id, DischargeSummary summary, @Nullable String ifMatch) {
    Episode episode = writable(id);
    ETags.check(ifMatch, episode.version());
    episode.summarize(summary, clock.instant());
    return flushed(episode);
  }

  /** How the episode went so far. */
  @Transactional
  CourseView course(UUID id) {
    Episode episode = known(id);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    EpisodeView view = episode.view();
    LocalDate before =
        view.readmissionOf() == null ? null : known(view.readmissionOf()).view().dischargedOn();
    List<EpisodeChangeView> history =
        episodes.histories(List.of(id)).stream().map(EpisodeChange::view).toList();
    return EpisodeCourse.of(view, history, before, episode.today(clock.instant()));
  }

  /** Changes follow each other: a later one does not take effect before an earlier. */
  private void refuseBeforeLastChange(Episode episode, LocalDate on, String pointer) {
    if (episode.status() == EpisodeStatus.PLANNED) {
      return;
    }
    episodes
        .lastChange(episode.id())
        .map(EpisodeChange::effectiveOn)
        .filter(on::isBefore)
        .ifPresent(
            last -> {
              throw Refusal.invalid(
                  pointer, "order", "The last change of the episode is of " + last + ".");
            });
  }

  private Episode writable(UUID id) {
    Episode episode = known(id);
    access.require(episode.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    return episode;
  }

  private Episode known(UUID id) {
    return episodes.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private void record(Episode episode, LocalDate on, @Nullable String reason, Instant now) {
    episodes.add(EpisodeChange.of(Ids.next(), episode, on, reason, user.subject(), now));
  }

  private Versioned flushed(Episode episode) {
    episodes.flush();
    return versioned(episode);
  }

  private static Versioned versioned(Episode episode) {
    return new Versioned(episode.view(), episode.version());
  }

  private static UUID after(PageRequest page) {
    return page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
  }
}
