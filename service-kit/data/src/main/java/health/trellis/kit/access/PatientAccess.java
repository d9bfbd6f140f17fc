package health.trellis.kit.access;

import health.trellis.event.FamilyPermission;
import health.trellis.kit.access.AccessDecision.Allowed;
import health.trellis.kit.access.AccessDecision.Denied;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.audit.RequestOrigin;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.merge.PatientMerges;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The access policy: one question, one decision with a reason, audited. */
@ApplicationScoped
public class PatientAccess {
  private final CurrentUser user;
  private final RequestOrigin origin;
  private final AuditTrail audit;
  private final EntityManager entities;
  private final Sql sql;
  private final PatientMerges merges;
  private final Clock clock;

  PatientAccess(
      CurrentUser user,
      RequestOrigin origin,
      AuditTrail audit,
      EntityManager entities,
      Sql sql,
      PatientMerges merges,
      Clock clock) {
    this.user = user;
    this.origin = origin;
    this.audit = audit;
    this.entities = entities;
    this.sql = sql;
    this.merges = merges;
    this.clock = clock;
  }

  /**
   * Lets the caller go on, or refuses as if the thing did not exist (404). Audited either way. Who
   * may see the record that a patient's was merged into is told so (409).
   *
   * @param what the kind of data, for the audit trail and the refusal, for example {@code
   *     treatment-plan}
   */
  public void require(UUID patientId, Area area, Mode mode, String what) {
    if (mode == Mode.WRITE) {
      merges.hold(patientId);
    }
    switch (decide(patientId, area, mode)) {
      case Allowed allowed ->
          audit.record(action(mode, allowed), patientId, what, null, reason(allowed));
      case Denied denied -> {
        merges
            .survivorOf(patientId)
            .filter(survivor -> decide(survivor, area, mode) instanceof Allowed)
            .ifPresent(PatientAccess::refuseMerged);
        audit.recordDenied(patientId, what, denied.reason());
        throw Refusal.notFound(what);
      }
    }
  }

  private static void refuseMerged(UUID survivor) {
    throw Refusal.conflict(
        "patient-merged", "This record was merged into another: go on with patient " + survivor);
  }

  /** The patient whom the caller's own account belongs to, as the records are now. */
  public Optional<UUID> self() {
    return user.patientId().map(id -> merges.survivorOf(id).orElse(id));
  }

  /** Decides without auditing. */
  public AccessDecision decide(UUID patientId, Area area, Mode mode) {
    VisiblePatients visible = visible(area, mode);
    if (visible.all() ? exists(patientId) : isKnownAndVisible(patientId, visible)) {
      return new Allowed("relation", false);
    }
    if (visible.all() || !exists(patientId)) {
      return new Denied("unknown patient");
    }
    return origin
        .breakGlassReason()
        .filter(reason -> isClinical())
        .<AccessDecision>map(reason -> new Allowed(reason, true))
        .orElseGet(() -> new Denied("no relation"));
  }

  /** The patients whom the caller may see in an area, for lists. */
  public VisiblePatients visible(Area area) {
    return visible(area, Mode.READ);
  }

  /** Records that a list showed data of patients. */
  public void auditList(Collection<UUID> patientIds, Area area, String what) {
    audit.recordSearch(
        user.isSystem() ? AuditAction.DISCLOSE : AuditAction.SEARCH, patientIds, what);
  }

  /** Whether this service knows the patient. */
  public boolean exists(UUID patientId) {
    return sql.first(
            "select 1 from patient_relation where patient_id = ? and subject = ?",
            row -> row.getInt(1),
            patientId,
            Relations.patient(patientId))
        .isPresent();
  }

  /** Whether an EHR client may see a patient, for what is sent to it without a request. */
  public boolean isVisibleToClient(UUID patientId, String clientId) {
    List<String> subjects = List.of(Relations.client(clientId));
    return isVisible(patientId, VisiblePatients.relatedTo(subjects, null, clock.instant()));
  }

  /** Whether 42 CFR Part 2 protects the patient's records. */
  public boolean isProtected(UUID patientId) {
    return !protectedAmong(List.of(patientId)).isEmpty();
  }

  /** Those of the patients whose records 42 CFR Part 2 protects; asks once for all. */
  public Set<UUID> protectedAmong(Collection<UUID> patientIds) {
    if (patientIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        sql.query(
            "select patient_id from protected_patient where patient_id = any(?::uuid[])",
            row -> row.getObject(1, UUID.class),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new)));
  }

  private VisiblePatients visible(Area area, Mode mode) {
    Instant now = clock.instant();
    boolean billing = user.has(Role.BILLING) && mode == Mode.READ && area.neededForBilling();
    if (user.has(Role.COORDINATOR) || user.has(Role.PROGRAM_ADMIN) || billing) {
      return VisiblePatients.everybody(now);
    }
    String permission = area.familyPermission().map(FamilyPermission::name).orElse(null);
    return VisiblePatients.relatedTo(subjects(mode), permission, now);
  }

  private List<String> subjects(Mode mode) {
    List<String> subjects = new ArrayList<>();
    if (user.has(Role.PATIENT)) {
      user.patientId().map(Relations::patient).ifPresent(subjects::add);
    }
    if (isClinical()) {
      user.practitionerId().map(Relations::practitioner).ifPresent(subjects::add);
      user.programIds().stream().map(Relations::program).forEach(subjects::add);
    }
    if (user.has(Role.FAMILY) && mode == Mode.READ) {
      user.relatedPersonId().map(Relations::family).ifPresent(subjects::add);
      subjects.add(Relations.account(user.subject()));
    }
    if (user.isSystem()) {
      subjects.add(Relations.client(user.clientId()));
    }
    return subjects;
  }

  private boolean isClinical() {
    return user.has(Role.CLINICIAN) || user.has(Role.PRESCRIBER);
  }

  private boolean isVisible(UUID patientId, VisiblePatients visible) {
    return visible.all() || holds(patientId, visible, "true");
  }

  private boolean isKnownAndVisible(UUID patientId, VisiblePatients visible) {
    return holds(
        patientId,
        visible,
        "exists (select 1 from patient_relation own"
            + " where own.patient_id = cast(:accessPatient as uuid)"
            + " and own.subject = "
            + Relations.patientSql("cast(:accessPatient as uuid)")
            + ")");
  }

  private boolean holds(UUID patientId, VisiblePatients visible, String condition) {
    Query query =
        entities.createNativeQuery(
            "select 1 where " + condition + " and " + visible.sql("cast(:accessPatient as uuid)"));
    visible.params().forEach(query::setParameter);
    query.setParameter("accessPatient", patientId);
    // The kit's tables are written past Hibernate: nothing of the service's needs to be flushed.
    query.setFlushMode(FlushModeType.COMMIT);
    return !query.getResultList().isEmpty();
  }

  private AuditAction action(Mode mode, Allowed allowed) {
    if (allowed.breakGlass()) {
      return AuditAction.BREAK_GLASS;
    }
    if (mode == Mode.WRITE) {
      return AuditAction.UPDATE;
    }
    return user.isSystem() ? AuditAction.DISCLOSE : AuditAction.READ;
  }

  private static String reason(Allowed allowed) {
    return Optional.of(allowed.basis()).filter(b -> allowed.breakGlass()).orElse("");
  }
}
