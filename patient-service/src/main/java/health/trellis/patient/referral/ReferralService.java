package health.trellis.patient.referral;

import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.program.Programs;
import health.trellis.patient.program.Programs.Program;
import health.trellis.patient.referral.ReferralDto.RecordReferral;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The worklist of referrals and the waiting list. */
@ApplicationScoped
class ReferralService {
  private static final String WHAT = "referral";

  private final ReferralRepository referrals;
  private final Patients patients;
  private final Programs programs;
  private final PatientAccess access;
  private final Outbox outbox;
  private final Clock clock;

  ReferralService(
      ReferralRepository referrals,
      Patients patients,
      Programs programs,
      PatientAccess access,
      Outbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.patients = patients;
    this.programs = programs;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  ReferralView record(UUID patientId, RecordReferral request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    patients.require(patientId);
    if (request.programId() != null
        && programs.find(request.programId()).filter(Program::active).isEmpty()) {
      throw Refusal.invalid("/programId", "unknown", "No program here admits as this.");
    }
    Referral referral = Referral.record(Ids.next(), patientId, request, clock.instant());
    referrals.persistAndFlush(referral);
    outbox.append(new ReferralReceived(patientId, referral.id(), null, List.of()));
    return referral.view();
  }

  @Transactional
  ReferralView read(UUID id) {
    Referral referral = known(id);
    access.require(referral.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return referral.view();
  }

  @Transactional
  Page<ReferralView> list(ReferralState state, PageRequest page) {
    VisiblePatients visible = access.visible(Area.CLINICAL);
    Map<String, Object> parameters = new HashMap<>(visible.params());
    parameters.put("state", state);
    parameters.put("after", page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)));
    List<Referral> rows =
        referrals.matching(
            "r.state = :state and r.id > :after and " + visible.hql("r.patientId"),
            parameters,
            page.limit() + 1);
    return audited(Page.of(rows, page, referral -> Cursor.of(referral.id())));
  }

  @Transactional
  Page<ReferralView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
    List<Referral> rows =
        referrals.matching(
            "r.patientId = :patient and r.id > :after",
            Map.of("patient", patientId, "after", after),
            page.limit() + 1);
    return Page.of(rows, page, referral -> Cursor.of(referral.id())).map(Referral::view);
  }

  /** Who waits, in the order in which they are to be admitted. */
  @Transactional
  Page<ReferralView> waiting(@Nullable UUID programId, PageRequest page) {
    VisiblePatients visible = access.visible(Area.CLINICAL);
    Map<String, Object> parameters = new HashMap<>(visible.params());
    List<String> conditions = new ArrayList<>(List.of(visible.hql("r.patientId")));
    if (programId != null) {
      conditions.add("r.programId = :program");
      parameters.put("program", programId);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              conditions.add(
                  "(r.priorityRank > :rank or r.priorityRank = :rank and (r.waitlistedAt > :since"
                      + " or r.waitlistedAt = :since and r.id > :after))");
              parameters.put("rank", Math.toIntExact(cursor.number(0)));
              parameters.put("since", cursor.instant(1));
              parameters.put("after", cursor.uuid(2));
            });
    List<Referral> rows =
        referrals.waiting(String.join(" and ", conditions), parameters, page.limit() + 1);
    return audited(Page.of(rows, page, Referral::place));
  }

  private Page<ReferralView> audited(Page<Referral> found) {
    access.auditList(found.items().stream().map(Referral::patientId).toList(), Area.CLINICAL, WHAT);
    return found.map(Referral::view);
  }

  private Referral known(UUID id) {
    return referrals.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  /** Admission answers the patient's referrals that wait. */
  void admitted(@Observes EpisodeAdmitted admitted) {
    referrals
        .unanswered(admitted.patientId())
        .forEach(referral -> referral.admitted(admitted.episodeId(), clock.instant()));
  }
}
