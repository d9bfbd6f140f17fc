package health.trellis.patient.relapse;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.episode.DischargeCheck;
import health.trellis.patient.episode.DischargeType;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.relapse.RelapsePlanDto.RelapsePlanView;
import health.trellis.patient.relapse.RelapsePlanDto.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes relapse-prevention plans and puts them in force. */
@ApplicationScoped
class RelapsePlanService implements DischargeCheck {
  private static final String WHAT = "relapse-prevention-plan";

  private final RelapsePlanRepository plans;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  RelapsePlanService(
      RelapsePlanRepository plans,
      Episodes episodes,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.plans = plans;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A plan and the version for its ETag. */
  record Versioned(RelapsePlanView view, long version) {}

  @Transactional
  Versioned draft(UUID episodeId, RelapseContent content) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    int number =
        plans.ofEpisode(episodeId).stream().mapToInt(RelapsePlan::number).max().orElse(0) + 1;
    RelapsePlan plan =
        RelapsePlan.draft(
            episodeId, episode.patientId(), number, content, user.displayName(), clock.instant());
    Refusal exists = Refusal.conflict("draft-exists", "There is a draft: edit that.");
    Violations.refuseOn(
        "relapse_plan_one_draft",
        exists,
        () ->
            Violations.refuseOn(
                "relapse_prevention_plan_episode_id_number_key",
                exists,
                () -> plans.persistAndFlush(plan)));
    return versioned(plan);
  }

  @Transactional
  List<RelapsePlanView> ofEpisode(UUID episodeId) {
    access.require(episodes.require(episodeId).patientId(), Area.PLAN, Mode.READ, WHAT);
    return plans.ofEpisode(episodeId).stream()
        .map(RelapsePlan::view)
        .filter(plan -> !user.has(Role.FAMILY) || plan.status() == Status.ACTIVE)
        .toList();
  }

  @Transactional
  Versioned read(UUID id) {
    RelapsePlan plan = known(id);
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    return versioned(plan);
  }

  @Transactional
  Versioned edit(UUID id, RelapseContent content, @Nullable String ifMatch) {
    RelapsePlan plan = writable(id);
    ETags.check(ifMatch, plan.version());
    plan.edit(content, clock.instant());
    plans.flush();
    return versioned(plan);
  }

  @Transactional
  Versioned activate(UUID id) {
    RelapsePlan plan = writable(id);
    Instant now = clock.instant();
    plans.active(plan.episodeId()).filter(other -> other != plan).ifPresent(o -> o.supersede(now));
    plans.flush();
    plan.activate(now, LocalDate.ofInstant(now, zone(plan)));
    plans.flush();
    outbox.append(plan.activated());
    return versioned(plan);
  }

  /** Who completes the program should leave with a plan to stay well. */
  @Override
  public Optional<String> warning(UUID episodeId, DischargeType type) {
    return type == DischargeType.COMPLETED && plans.active(episodeId).isEmpty()
        ? Optional.of("NO_RELAPSE_PREVENTION_PLAN")
        : Optional.empty();
  }

  private ZoneId zone(RelapsePlan plan) {
    return episodes.require(plan.episodeId()).zone();
  }

  private RelapsePlan writable(UUID id) {
    RelapsePlan plan = known(id);
    access.require(plan.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    return plan;
  }

  private RelapsePlan known(UUID id) {
    return plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private static Versioned versioned(RelapsePlan plan) {
    return new Versioned(plan.view(), plan.version());
  }
}
