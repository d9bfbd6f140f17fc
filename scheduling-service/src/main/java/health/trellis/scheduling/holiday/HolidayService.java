package health.trellis.scheduling.holiday;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Enters and removes holidays. */
@ApplicationScoped
@Transactional
class HolidayService {
  private final Holidays holidays;
  private final SiteRepository sites;
  private final SessionRepository sessions;
  private final BookingRepository bookingRows;
  private final Bookings bookings;
  private final Clock clock;

  HolidayService(
      Holidays holidays,
      SiteRepository sites,
      SessionRepository sessions,
      BookingRepository bookingRows,
      Bookings bookings,
      Clock clock) {
    this.holidays = holidays;
    this.sites = sites;
    this.sessions = sessions;
    this.bookingRows = bookingRows;
    this.bookings = bookings;
    this.clock = clock;
  }

  HolidayView enter(HolidayRequest request) {
    if (request.siteId() != null) {
      sites.named("/siteId", request.siteId());
    }
    Holiday holiday = new Holiday(Ids.next(), request);
    holidays.persist(holiday);
    Conflicts.flush(holidays.getEntityManager());
    List<TherapySession> standing = standingOn(holiday);
    if (!Boolean.TRUE.equals(request.cancelSessions())) {
      return HolidayView.of(holiday, 0, standing.size());
    }
    standing.forEach(session -> cancel(session, holiday.name()));
    return HolidayView.of(holiday, standing.size(), 0);
  }

  Page<HolidayView> list(PageRequest page) {
    List<Holiday> found =
        page.cursor()
            .map(
                after ->
                    holidays.find(
                        "day > ?1 or (day = ?1 and id > ?2) order by day, id",
                        after.date(0),
                        after.uuid(1)))
            .orElseGet(() -> holidays.find("order by day, id"))
            .page(0, page.limit() + 1)
            .list();
    return Page.of(found, page, row -> Cursor.of(row.day().toString(), row.id()))
        .map(HolidayView::of);
  }

  void remove(UUID id) {
    holidays.delete(holidays.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("holiday")));
  }

  private List<TherapySession> standingOn(Holiday holiday) {
    List<TherapySession> standing = new ArrayList<>();
    for (Site site : closed(holiday)) {
      Instant start = holiday.day().atStartOfDay(site.zone()).toInstant();
      Instant end = holiday.day().plusDays(1).atStartOfDay(site.zone()).toInstant();
      Instant from = start.isBefore(clock.instant()) ? clock.instant() : start;
      if (from.isBefore(end)) {
        standing.addAll(sessions.scheduledAt(site.id(), new Span(from, end)));
      }
    }
    return standing;
  }

  private List<Site> closed(Holiday holiday) {
    if (holiday.siteId() != null) {
      return List.of(sites.require(holiday.siteId()));
    }
    return holiday.state() != null
        ? sites.list("state", holiday.state())
        : sites.list("country", holiday.country());
  }

  private void cancel(TherapySession session, String name) {
    TherapySession locked = sessions.lock(session.id());
    if (locked.scheduled()) {
      bookings.cancelSession(
          locked, bookingRows.heldIn(locked.id()), CancelledBy.PROGRAM, "Closed: " + name);
    }
  }
}
