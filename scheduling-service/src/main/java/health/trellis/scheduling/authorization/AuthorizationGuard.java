package health.trellis.scheduling.authorization;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refuses what is booked by hand past the payer's authorization, unless a reason is given. */
@ApplicationScoped
public class AuthorizationGuard {
  private final AuthorizationRepository authorizations;
  private final Visits visits;
  private final CurrentUser user;
  private final Clock clock;

  AuthorizationGuard(
      AuthorizationRepository authorizations, Visits visits, CurrentUser user, Clock clock) {
    this.authorizations = authorizations;
    this.visits = visits;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Judges a place just given, in its transaction. Patients without any authorization are not
   * bound.
   */
  public void check(Booking booking, TherapySession session, @Nullable String override) {
    Optional<Refusal> refusal = refusal(booking, Visits.day(session));
    if (refusal.isEmpty()) {
      return;
    }
    if (override == null || override.isBlank()) {
      throw refusal.get();
    }
    authorizations
        .getEntityManager()
        .persist(
            new AuthorizationOverride(booking.id(), override, user.subject(), clock.instant()));
  }

  private Optional<Refusal> refusal(Booking booking, LocalDate day) {
    UUID patient = booking.patientId();
    Optional<Authorization> covering = authorizations.lockCovering(patient, day);
    if (covering.isPresent()) {
      return covering.filter(it -> exceeds(it, booking)).map(it -> exceeded());
    }
    return authorizations.anyBefore(patient, day) ? Optional.of(ended()) : Optional.empty();
  }

  /** What fits into a day that counts anyway uses nothing more. */
  private boolean exceeds(Authorization authorization, Booking booking) {
    List<Visit> with = visits.in(authorization);
    List<Visit> without =
        with.stream().filter(visit -> !visit.bookingId().equals(booking.id())).toList();
    BurnDown after = visits.burnDown(authorization, with);
    return after.exceeded() && after.used() > visits.burnDown(authorization, without).used();
  }

  private static Refusal exceeded() {
    return Refusal.conflict(
        "authorization-exceeded",
        "The payer's units are used up: give a reason in authorizationOverride to book all the"
            + " same.");
  }

  private static Refusal ended() {
    return Refusal.conflict(
        "authorization-ended",
        "The payer's authorization ends before that day: give a reason in authorizationOverride to"
            + " book all the same.");
  }
}
