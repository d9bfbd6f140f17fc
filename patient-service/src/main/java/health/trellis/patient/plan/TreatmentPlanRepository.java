package health.trellis.patient.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds treatment plans, their versions, goals and progress. */
@ApplicationScoped
class TreatmentPlanRepository implements PanacheRepositoryBase<TreatmentPlan, UUID> {

  /** Those for which a condition on {@code x} holds, in the order of their ids. */
  List<TreatmentPlan> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from TreatmentPlan x where " + condition + " order by x.id", parameters)
        .range(0, rows - 1)
        .list();
  }

  Optional<TreatmentPlan> ofEpisode(UUID episodeId) {
    return find("episodeId", episodeId).firstResultOptional();
  }

  void add(Object part) {
    getEntityManager().persist(part);
  }

  /** The versions of a plan, newest first. */
  List<PlanVersion> versions(UUID planId) {
    return getEntityManager()
        .createQuery(
            "from PlanVersion v where v.planId = :plan order by v.number desc", PlanVersion.class)
        .setParameter("plan", planId)
        .getResultList();
  }

  /** The version that is being written or signed. */
  Optional<PlanVersion> unsigned(UUID planId) {
    return version(planId, PlanStatus.DRAFT)
        .or(() -> version(planId, PlanStatus.AWAITING_COSIGNATURE));
  }

  /** A version by its number. */
  Optional<PlanVersion> numbered(UUID planId, int number) {
    return getEntityManager()
        .createQuery(
            "from PlanVersion v where v.planId = :plan and v.number = :number", PlanVersion.class)
        .setParameter("plan", planId)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  Optional<PlanVersion> version(UUID planId, PlanStatus status) {
    return versions(List.of(planId), status).stream().findFirst();
  }

  /** The drafts, or the versions in force, of several plans in one query. */
  List<PlanVersion> versions(Collection<UUID> planIds, PlanStatus status) {
    return getEntityManager()
        .createQuery(
            "from PlanVersion v where v.planId in :plans and v.status = :status", PlanVersion.class)
        .setParameter("plans", planIds)
        .setParameter("status", status)
        .getResultList();
  }

  /** Versions of open plans that began in a span of days and are not superseded. */
  List<PlanVersion> begun(LocalDate from, LocalDate to) {
    return getEntityManager()
        .createQuery(
            "from PlanVersion v where v.status <> :superseded"
                + " and v.effectiveFrom between :from and :to"
                + " and v.planId in (select p.id from TreatmentPlan p where p.closedOn is null)",
            PlanVersion.class)
        .setParameter("superseded", PlanStatus.SUPERSEDED)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** Versions in force of open plans whose review is due by a day. */
  List<PlanVersion> reviewDueBy(LocalDate day) {
    return getEntityManager()
        .createQuery(
            "from PlanVersion v where v.status = :active and v.reviewDueOn <= :day"
                + " and v.planId in (select p.id from TreatmentPlan p where p.closedOn is null)",
            PlanVersion.class)
        .setParameter("active", PlanStatus.ACTIVE)
        .setParameter("day", day)
        .getResultList();
  }

  /** The signatures under a version that hold. */
  List<PlanSignature> signatures(UUID planId, int number) {
    return getEntityManager()
        .createQuery(
            "from PlanSignature s where s.planId = :plan and s.versionNumber = :number"
                + " and s.withdrawnAt is null",
            PlanSignature.class)
        .setParameter("plan", planId)
        .setParameter("number", number)
        .getResultList();
  }

  /** The signatures under all versions of several plans that hold, in one query. */
  List<PlanSignature> signatures(Collection<UUID> planIds) {
    return getEntityManager()
        .createQuery(
            "from PlanSignature s where s.planId in :plans and s.withdrawnAt is null",
            PlanSignature.class)
        .setParameter("plans", planIds)
        .getResultList();
  }

  Optional<GoalRecord> goal(UUID id) {
    return Optional.ofNullable(getEntityManager().find(GoalRecord.class, id));
  }

  List<GoalRecord> goals(UUID planId) {
    return goals("x.planId = :plan", Map.of("plan", planId), Integer.MAX_VALUE);
  }

  /** The goals for which a condition on {@code x} holds, in the order of their ids. */
  List<GoalRecord> goals(String condition, Map<String, Object> parameters, int rows) {
    var query =
        getEntityManager()
            .createQuery(
                "from GoalRecord x where " + condition + " order by x.id", GoalRecord.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(rows).getResultList();
  }

  /** The goals of several plans in one query. */
  List<GoalRecord> goals(Collection<UUID> planIds) {
    return goals("x.planId in :plans", Map.of("plans", planIds), Integer.MAX_VALUE);
  }

  List<GoalProgress> progress(UUID planId) {
    return getEntityManager()
        .createQuery(
            "from GoalProgress p where p.planId = :plan order by p.recordedOn, p.id",
            GoalProgress.class)
        .setParameter("plan", planId)
        .getResultList();
  }
}
