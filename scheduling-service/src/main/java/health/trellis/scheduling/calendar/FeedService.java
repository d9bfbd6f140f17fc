package health.trellis.scheduling.calendar;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.calendar.FeedOwner.Kind;
import health.trellis.scheduling.clinician.ClinicianRepository;
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
  private final FeedRows rows;
  private final ClinicianRepository clinicians;
  private final KnownPatients patients;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Clock clock;
  private final String publicUrl;

  FeedService(
      FeedRepository feeds,
      FeedRows rows,
      ClinicianRepository clinicians,
      KnownPatients patients,
      AuditTrail audit,
      CurrentUser user,
      Clock clock,
      @ConfigProperty(name = "trellis.public-url") String publicUrl) {
    this.feeds = feeds;
    this.rows = rows;
    this.clinicians = clinicians;
    this.patients = patients;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  FeedView open(FeedOwner owner) {
    mayWrite(owner);
    FeedSecret secret = FeedSecret.random();
    Feed feed = new Feed(Ids.next(), owner, secret, user.subject(), clock.instant());
    feeds.persist(feed);
    String url = publicUrl + "/api/v1/calendars/feeds/" + secret.text() + ".ics";
    return new FeedView(feed.id(), feed.createdAt(), url);
  }

  List<FeedView> list(FeedOwner owner) {
    if (owner.kind() == Kind.PATIENT) {
      patients.mayRead(owner.id(), Area.CALENDAR, WHAT);
    } else {
      mayWrite(owner);
    }
    return feeds.openOf(owner).stream()
        .map(feed -> new FeedView(feed.id(), feed.createdAt(), null))
        .toList();
  }

  void revoke(FeedOwner owner, UUID id) {
    mayWrite(owner);
    feeds.of(owner, id).orElseThrow(() -> Refusal.notFound(WHAT)).revoke(clock.instant());
  }

  /** Clinicians keep their own feeds; coordinators and admins everybody's. */
  private void mayWrite(FeedOwner owner) {
    if (owner.kind() == Kind.PATIENT) {
      patients.mayWrite(owner.id(), Area.CALENDAR, WHAT);
      return;
    }
    boolean runs = user.has(Role.COORDINATOR) || user.has(Role.PROGRAM_ADMIN);
    if (!runs && !user.practitionerId().filter(owner.id()::equals).isPresent()) {
      throw Refusal.forbidden("Clinicians open feeds of their own calendar.");
    }
    clinicians.require(owner.id());
  }

  /** Whoever has the link may read; that is what it is for. */
  String read(FeedSecret secret) {
    Feed feed = feeds.open(secret).orElseThrow(() -> Refusal.notFound(WHAT));
    FeedOwner owner = feed.owner();
    if (owner.kind() == Kind.PATIENT) {
      audit.record(AuditAction.READ, owner.id(), WHAT, feed.id().toString(), "secret link");
    }
    Instant now = clock.instant();
    return ICalendar.write(rows.of(owner, new Span(now.minus(BACK), now.plus(AHEAD))));
  }
}
