package health.trellis.patient.plan;

import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.plan.TreatmentPlanDto.DraftPlan;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanDto.RevisePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes, edits and revises treatment plans. */
@ApplicationScoped
class TreatmentPlanService {
  static final String WHAT = "treatment-plan";

  private final TreatmentPlanRepository plans;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  TreatmentPlanService(
      TreatmentPlanRepository plans,
      Episodes episodes,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.plans = plans;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** A plan and the version for its ETag. */
  record Versioned(PlanView view, long version) {}

  @Transactional
  Versioned draft(UUID episodeId, DraftPlan request) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    Episodes.refuseEnded(episode);
    Instant now = clock.instant();
    TreatmentPlan plan = TreatmentPlan.of(Ids.next(), episodeId, episode.patientId(), now);
    PlanVersion version =
        PlanVersion.draft(plan.id(), text(request, episode), user.displayName(), now);
    Violations.refuseOn(
        "treatment_plan_one_an_episode",
        Refusal.conflict("plan-exists", "The episode has a plan: edit or revise that."),
        () -> plans.persistAndFlush(plan));
    plans.add(version);
    return new Versioned(PlanViews.of(plan, version, List.of()), plan.version());
  }

  @Transactional
  Versioned read(UUID id) {
    TreatmentPlan plan = known(id);
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    return new Versioned(PlanViews.of(plan, current(plan), plans.progress(id)), plan.version());
  }

  /** The plan of an episode. */
  @Transactional
  List<PlanView> ofEpisode(UUID episodeId) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.PLAN, Mode.READ, WHAT);
    return plans
        .ofEpisode(episodeId)
        .flatMap(
            plan ->
                visible(plan)
                    .map(version -> PlanViews.of(plan, version, plans.progress(plan.id()))))
        .stream()
        .toList();
  }

  @Transactional
  List<PlanView> versions(UUID id) {
    TreatmentPlan plan = known(id);
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    return plans.versions(id).stream()
        .filter(version -> seesDrafts() || version.signedAt() != null)
        .map(version -> PlanViews.of(plan, version, List.of()))
        .toList();
  }

  @Transactional
  Versioned edit(UUID id, DraftPlan request, @Nullable String ifMatch) {
    TreatmentPlan plan = writable(id);
    ETags.check(ifMatch, plan.version());
    PlanVersion version = current(plan);
    version.edit(text(request, episodes.require(plan.episodeId())));
    return touched(plan, version);
  }

  @Transactional
  Versioned revise(UUID id, RevisePlan request) {
    TreatmentPlan plan = writable(id);
    EpisodeView episode = episodes.require(plan.episodeId());
    Episodes.refuseEnded(episode);
    PlanVersion current = current(plan);
    if (current.signedAt() == null) {
      throw Refusal.conflict("draft-exists", "There is a draft: edit that.");
    }
    Instant now = clock.instant();
    LocalDate from = from(request.effectiveFrom(), episode);
    PlanVersion revision =
        current.revise(
            from,
            ReviewInterval.latest(from, episode.levelOfCare()),
            request.reason(),
            user.displayName(),
            now);
    plans.add(revision);
    return touched(plan, revision);
  }

  /** A plan ends with its episode. */
  void close(@Observes EpisodeDischarged discharged) {
    plans
        .ofEpisode(discharged.episodeId())
        .ifPresent(plan -> plan.close(discharged.dischargedOn(), clock.instant()));
  }

  private PlanVersion.Text text(DraftPlan request, EpisodeView episode) {
    LocalDate from = from(request.effectiveFrom(), episode);
    List<FieldError> errors = PlanRules.problems(request.content(), from);
    LocalDate latest = ReviewInterval.latest(from, episode.levelOfCare());
    LocalDate review = Objects.requireNonNullElse(request.reviewDueOn(), latest);
    ReviewInterval.check(review, from, latest).ifPresent(errors::add);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new PlanVersion.Text(request.content().withIds(), from, review);
  }

  private LocalDate from(@Nullable LocalDate wanted, EpisodeView episode) {
    LocalDate today = episode.today(clock);
    LocalDate earliest = episode.admittedOn();
    LocalDate from = wanted != null ? wanted : today.isBefore(earliest) ? earliest : today;
    if (from.isBefore(earliest)) {
      throw Refusal.invalid("/effectiveFrom", "before-admission", "This is before the admission.");
    }
    return from;
  }

  private TreatmentPlan writable(UUID id) {
    TreatmentPlan plan = known(id);
    access.require(plan.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    return plan;
  }

  private TreatmentPlan known(UUID id) {
    return plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private PlanVersion current(TreatmentPlan plan) {
    return visible(plan).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  /** The draft for those who write plans, else the version in force. */
  private Optional<PlanVersion> visible(TreatmentPlan plan) {
    Optional<PlanVersion> draft = seesDrafts() ? plans.unsigned(plan.id()) : Optional.empty();
    return draft.or(() -> plans.version(plan.id(), PlanStatus.ACTIVE));
  }

  /** A plan is the patient's once it is signed; drafts are the team's. */
  private boolean seesDrafts() {
    return user.has(Role.CLINICIAN)
        || user.has(Role.PRESCRIBER)
        || user.has(Role.COORDINATOR)
        || user.has(Role.PROGRAM_ADMIN);
  }

  private Versioned touched(TreatmentPlan plan, PlanVersion version) {
    plan.touch(clock.instant());
    plans.flush();
    return new Versioned(PlanViews.of(plan, version, plans.progress(plan.id())), plan.version());
  }
}
