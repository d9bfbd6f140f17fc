package health.trellis.scheduling.calendar;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens, reads and revokes feeds. */
@ApplicationScoped
@Transactional
class FeedService {
  private static final String WHAT = "calendar-feed";
  private static final Duration BACK = Duration.ofDays(60);
  private static final Duration AHEAD = Duration.ofDays(200);

  private final FeedRepository feeds;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Clock clock;
  private final String publicUrl;

  FeedService(
      FeedRepository feeds,
      BookingRepository bookings,
      KnownPatients patients,
      AuditTrail audit,
      CurrentUser user,
      Clock clock,
      @ConfigProperty(name = "trellis.public-url") String publicUrl) {
    this.feeds = feeds;
    this.bookings = bookings;
    this.patients = patients;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  FeedView open(UUID patientId) {
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    FeedSecret secret = FeedSecret.random();
    Feed feed = new Feed(Ids.next(), patientId, secret, user.subject(), clock.instant());
    feeds.persist(feed);
    String url = publicUrl + "/api/v1/calendars/feeds/" + secret.text() + ".ics";
    return new FeedView(feed.id(), feed.createdAt(), url);
  }

  List<FeedView> list(UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    return feeds.openOf(patientId).stream()
        .map(feed -> new FeedView(feed.id(), feed.createdAt(), null))
        .toList();
  }

  void revoke(UUID patientId, UUID id) {
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    feeds.of(patientId, id).orElseThrow(() -> Refusal.notFound(WHAT)).revoke(clock.instant());
  }

  /** Whoever has the link may read; that is what it is for. */
  String read(FeedSecret secret) {
    Feed feed = feeds.open(secret).orElseThrow(() -> Refusal.notFound(WHAT));
    audit.record(AuditAction.READ, feed.patientId(), WHAT, feed.id().toString(), "secret link");
    Instant now = clock.instant();
    Span span = new Span(now.minus(BACK), now.plus(AHEAD));
    return ICalendar.write(bookings.of(feed.patientId(), span));
  }
}
