package health.trellis.scheduling.authorization;

import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tells when an authorization runs low, whoever books and whatever was recorded. */
@ApplicationScoped
public class AuthorizationWatch {
  private final AuthorizationRepository authorizations;
  private final Visits visits;
  private final Outbox outbox;

  AuthorizationWatch(AuthorizationRepository authorizations, Visits visits, Outbox outbox) {
    this.authorizations = authorizations;
    this.visits = visits;
    this.outbox = outbox;
  }

  /** A patient's place in a session was given. */
  public void used(UUID patientId, TherapySession session) {
    authorizations.lockCovering(patientId, Visits.day(session)).ifPresent(this::check);
  }

  /** A patient's attendance of a session was recorded. */
  public void attended(UUID patientId, TherapySession session) {
    authorizations.lockCovering(patientId, Visits.day(session)).ifPresent(this::changed);
  }

  /** Its terms, or what attendance used of it, are other than before. */
  void changed(Authorization authorization) {
    BurnDown use = check(authorization);
    outbox.append(
        new AuthorizationUpdated(
            authorization.patientId(),
            authorization.id(),
            authorization.payer(),
            authorization.referenceNumber(),
            authorization.unit(),
            authorization.unitsApproved(),
            authorization.validFrom(),
            authorization.validTo(),
            BigDecimal.valueOf(use.units(use.attended())).setScale(2, RoundingMode.HALF_UP)));
  }

  /** The last day may be near, seen from a day. */
  void checkEnd(Authorization authorization, LocalDate today) {
    int daysLeft = Math.toIntExact(ChronoUnit.DAYS.between(today, authorization.validTo()));
    if (daysLeft >= 0 && authorization.near(daysLeft).isPresent()) {
      outbox.append(
          new AuthorizationEndsSoon(
              authorization.patientId(),
              authorization.id(),
              authorization.validTo(),
              daysLeft,
              authorization.unit(),
              authorization.unitsApproved(),
              visits.burnDown(authorization).usedPercent()));
    }
  }

  private BurnDown check(Authorization authorization) {
    BurnDown use = visits.burnDown(authorization);
    authorization
        .reach(use.usedPercent())
        .ifPresent(
            level ->
                outbox.append(
                    new AuthorizationRunsLow(
                        authorization.patientId(),
                        authorization.id(),
                        authorization.unit(),
                        authorization.unitsApproved(),
                        level,
                        use.usedPercent(),
                        authorization.validTo(),
                        use.runsOutOn())));
    return use;
  }
}
