package health.trellis.patient.certification;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.certification.CertificationDto.CertificationState;
import health.trellis.patient.certification.CertificationDto.CertificationView;
import health.trellis.patient.certification.CertificationDto.CertificationsView;
import health.trellis.patient.certification.CertificationDto.Certify;
import health.trellis.patient.certification.Certifications.Certified;
import health.trellis.patient.certification.Certifications.Physician;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.task.Assignee;
import health.trellis.patient.task.CareTasks;
import health.trellis.patient.task.TaskKind;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Certifies episodes, and asks for what is due. */
@ApplicationScoped
class CertificationService {
  private static final String WHAT = "certification";

  private final Certifications certifications;
  private final Episodes episodes;
  private final CareTasks tasks;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;
  private final Event<Charted> chart;

  CertificationService(
      Certifications certifications,
      Episodes episodes,
      CareTasks tasks,
      PatientAccess access,
      CurrentUser user,
      Clock clock,
      Event<Charted> chart) {
    this.certifications = certifications;
    this.episodes = episodes;
    this.tasks = tasks;
    this.access = access;
    this.user = user;
    this.clock = clock;
    this.chart = chart;
  }

  @Transactional
  CertificationsView of(UUID episodeId) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return view(episode);
  }

  @Transactional
  CertificationsView certify(UUID episodeId, Certify request) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    Episodes.refuseEnded(episode);
    CertificationRule rule = ruleFor(episode, request);
    List<LocalDate> before = days(certifications.of(episodeId));
    LocalDate on = Objects.requireNonNullElse(request.certifiedOn(), today(episode));
    refuseContradiction(on, episode, before);
    UUID physician =
        user.practitionerId().orElseThrow(() -> Refusal.forbidden("A physician certifies."));
    LocalDate due = rule.nextDue(episode.admittedOn(), before);
    int late = Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(due, on)));
    Certified certified =
        new Certified(
            Ids.next(), episodeId, episode.patientId(), episode.levelOfCare(), request, on, late);
    Physician by = new Physician(user.displayName(), physician);
    if (!certifications.add(certified, !before.isEmpty(), by, clock.instant())) {
      throw Refusal.conflict("certified-already", "The episode was certified on that day.");
    }
    tell(episode, certified);
    tasks.settle(
        episode.patientId(),
        TaskKind.CERTIFICATION,
        source(episodeId, due),
        "Certified.",
        user.displayName());
    return view(episode);
  }

  private static CertificationRule ruleFor(EpisodeView episode, Certify request) {
    CertificationRule rule =
        CertificationRule.of(episode.levelOfCare())
            .orElseThrow(
                () -> Refusal.conflict("not-certified", "This level of care is not certified."));
    if (request.hoursPerWeek() < rule.hoursPerWeek()) {
      throw Refusal.invalid(
          "/hoursPerWeek",
          "minimum",
          "At this level at least " + rule.hoursPerWeek() + " hours a week are certified.");
    }
    return rule;
  }

  private void tell(EpisodeView episode, Certified certified) {
    chart.fire(
        new Charted(
            certified.patientId(),
            certified.on().atTime(12, 0).atZone(episode.zone()).toInstant(),
            TimelineKind.CERTIFIED,
            certified.id(),
            Map.of("levelOfCare", certified.level().name(), "daysLate", "" + certified.late())));
  }

  private void refuseContradiction(LocalDate on, EpisodeView episode, List<LocalDate> before) {
    if (on.isBefore(episode.admittedOn()) || on.isAfter(today(episode))) {
      throw Refusal.invalid(
          "/certifiedOn", "range", "A certification is from the admission to today.");
    }
    if (!before.isEmpty() && on.isBefore(before.getLast())) {
      throw Refusal.invalid("/certifiedOn", "order", "A later certification is on record.");
    }
  }

  /** Opens one task for each certification that is due soon or overdue; repeatable. */
  @Transactional
  void askForDue() {
    List<EpisodeView> inTreatment = episodes.inTreatment();
    Map<UUID, List<CertificationView>> known =
        certifications.of(inTreatment.stream().map(EpisodeView::id).toList());
    tasks.openOnce(
        inTreatment.stream()
            .flatMap(episode -> due(episode, known.getOrDefault(episode.id(), List.of())).stream())
            .toList());
  }

  private Optional<CareTasks.Opening> due(EpisodeView episode, List<CertificationView> known) {
    CertificationsView view = view(episode, known);
    boolean due =
        view.state() == CertificationState.DUE_SOON
            || view.state() == CertificationState.OVERDUE
            || view.state() == CertificationState.NOT_CERTIFIED;
    LocalDate on = view.nextDueOn();
    if (!due || on == null) {
      return Optional.empty();
    }
    return Optional.of(
        new CareTasks.Opening(
            episode.patientId(),
            TaskKind.CERTIFICATION,
            source(episode.id(), on),
            "A physician certifies the level of care by " + on,
            null,
            Assignee.COORDINATOR,
            null,
            on.plusDays(1).atStartOfDay(episode.zone()).toInstant(),
            "patient-service"));
  }

  private CertificationsView view(EpisodeView episode) {
    return view(episode, certifications.of(episode.id()));
  }

  private CertificationsView view(EpisodeView episode, List<CertificationView> known) {
    Optional<LocalDate> due =
        CertificationRule.of(episode.levelOfCare())
            .map(rule -> rule.nextDue(episode.admittedOn(), days(known)));
    CertificationState state =
        due.map(day -> CertificationRule.state(day, !known.isEmpty(), today(episode)))
            .orElse(CertificationState.NOT_NEEDED);
    return new CertificationsView(episode.id(), state, due.orElse(null), known);
  }

  private static List<LocalDate> days(List<CertificationView> certifications) {
    return certifications.stream().map(CertificationView::certifiedOn).toList();
  }

  private LocalDate today(EpisodeView episode) {
    return episode.today(clock);
  }

  private static String source(UUID episodeId, LocalDate due) {
    return "certification:" + episodeId + ":" + due;
  }
}
