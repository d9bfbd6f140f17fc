package health.trellis.scheduling.telehealth;

import health.trellis.event.SessionType;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets those who take part into video sessions when it is time. */
@ApplicationScoped
@Transactional
class JoinService {
  private static final String WHAT = "video-room";
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SessionRepository sessions;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Sql sql;
  private final Clock clock;
  private final String address;
  private final JoinWindow window;

  JoinService(
      SessionRepository sessions,
      BookingRepository bookings,
      KnownPatients patients,
      PatientAccess access,
      CurrentUser user,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "trellis.scheduling.video-room") String address,
      @ConfigProperty(name = "trellis.scheduling.video-opens-before") Duration before,
      @ConfigProperty(name = "trellis.scheduling.video-closes-after") Duration after) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.sql = sql;
    this.clock = clock;
    this.address = address;
    this.window = new JoinWindow(before, after);
  }

  JoinView read(UUID sessionId) {
    TherapySession session = sessions.require(sessionId);
    requireParticipant(session);
    if (session.delivery() != Delivery.TELEHEALTH) {
      throw Refusal.conflict("in-a-room", "The session is held at the site.");
    }
    if (!session.scheduled()) {
      throw Refusal.conflict("session-cancelled", "The session was cancelled.");
    }
    boolean open = window.isOpen(session.span(), clock.instant());
    return new JoinView(
        sessionId,
        open ? address.replace("{room}", room(sessionId)) : null,
        window.opensAt(session.span()),
        window.closesAt(session.span()));
  }

  private void requireParticipant(TherapySession session) {
    List<Booking> held = bookings.heldIn(session.id());
    if (leads(session)) {
      access.auditList(held.stream().map(Booking::patientId).toList(), Area.CALENDAR, WHAT);
      return;
    }
    Booking own =
        held.stream()
            .filter(place -> isOwn(place) || isFamily(session))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("session"));
    patients.mayRead(own.patientId(), Area.CALENDAR, WHAT);
  }

  private boolean leads(TherapySession session) {
    return user.practitionerId()
        .filter(id -> id.equals(session.clinicianId()) || session.coLeaderIds().contains(id))
        .isPresent();
  }

  private boolean isOwn(Booking place) {
    return user.has(Role.PATIENT)
        && access.self().filter(id -> id.equals(place.patientId())).isPresent();
  }

  /** Whose relative the caller is, the access policy knows. */
  private boolean isFamily(TherapySession session) {
    return user.has(Role.FAMILY) && session.type() == SessionType.FAMILY;
  }

  /** All who take part get the same name, also when they come at the same moment. */
  private String room(UUID sessionId) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    sql.update(
        "insert into video_room (session_id, name) values (?, ?) on conflict do nothing",
        sessionId,
        HexFormat.of().formatHex(secret));
    return sql.first(
            "select name from video_room where session_id = ?", row -> row.getString(1), sessionId)
        .orElseThrow();
  }
}
