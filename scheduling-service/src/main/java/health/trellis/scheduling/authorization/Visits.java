package health.trellis.scheduling.authorization;

import health.trellis.event.AuthorizationUnit;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.payer.PayerRules;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Reads the sessions that count against an authorization. */
@ApplicationScoped
class Visits {
  private final BookingRepository bookings;
  private final ProgramRepository programs;
  private final PayerRules payers;

  Visits(BookingRepository bookings, ProgramRepository programs, PayerRules payers) {
    this.bookings = bookings;
    this.programs = programs;
    this.payers = payers;
  }

  /** A day more at both ends: which day a session is on depends on its zone. */
  List<Visit> in(Authorization authorization) {
    Span span =
        new Span(
            authorization.validFrom().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            authorization.validTo().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
    return bookings.heldBy(authorization.patientId(), span).stream().map(this::visit).toList();
  }

  BurnDown burnDown(Authorization authorization) {
    return burnDown(authorization, in(authorization));
  }

  /** How far some visits use an authorization, as its payer counts days. */
  BurnDown burnDown(Authorization authorization, Collection<Visit> visits) {
    return authorization.burnDown(
        authorization.unit() == AuthorizationUnit.DAY
            ? payers.dayTiersOf(authorization.payer()).orElse(null)
            : null,
        visits);
  }

  private Visit visit(BookedSession place) {
    return Visit.of(
        place, programs.require(place.session().programId()).minimumMinutesPerTreatmentDay());
  }

  /** The day of a session at its site. */
  static LocalDate day(TherapySession session) {
    return LocalDate.ofInstant(session.span().start(), session.zone());
  }
}
