package health.trellis.scheduling.authorization;

import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
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

  /** A patient's place in a session was given or its attendance recorded. */
  public void used(UUID patientId, TherapySession session) {
    authorizations.lockCovering(patientId, Visits.day(session)).ifPresent(this::check);
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

  void check(Authorization authorization) {
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
  }
}
