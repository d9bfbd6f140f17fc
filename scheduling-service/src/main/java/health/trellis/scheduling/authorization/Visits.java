package health.trellis.scheduling.authorization;

import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads the sessions that count against an authorization. */
@ApplicationScoped
class Visits {
  private final BookingRepository bookings;
  private final ProgramRepository programs;

  Visits(BookingRepository bookings, ProgramRepository programs) {
    this.bookings = bookings;
    this.programs = programs;
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
    return authorization.burnDown(in(authorization));
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
