package health.trellis.patient.referral;

import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.referral.ReferralDto.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The worklist of referrals. */
@ApplicationScoped
class ReferralService {
  private static final String WHAT = "referral";

  private final ReferralRepository referrals;
  private final PatientAccess access;
  private final Clock clock;

  ReferralService(ReferralRepository referrals, PatientAccess access, Clock clock) {
    this.referrals = referrals;
    this.access = access;
    this.clock = clock;
  }

  @Transactional
  Page<ReferralView> list(State state, PageRequest page) {
    VisiblePatients visible = access.visible(Area.CLINICAL);
    Map<String, Object> parameters = new HashMap<>(visible.params());
    parameters.put("state", state);
    parameters.put("after", page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)));
    List<Referral> rows =
        referrals.matching(
            "r.state = :state and r.id > :after and " + visible.hql("r.patientId"),
            parameters,
            page.limit() + 1);
    Page<Referral> found = Page.of(rows, page, referral -> Cursor.of(referral.id()));
    access.auditList(found.items().stream().map(Referral::patientId).toList(), Area.CLINICAL, WHAT);
    return found.map(Referral::view);
  }

  @Transactional
  ReferralView decline(UUID id, String reason) {
    Referral referral = referrals.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(referral.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    referral.decline(reason, clock.instant());
    return referral.view();
  }

  /** Admission answers the patient's open referrals. */
  void admitted(@Observes EpisodeAdmitted admitted) {
    referrals
        .open(admitted.patientId())
        .forEach(referral -> referral.admitted(admitted.episodeId(), clock.instant()));
  }
}
