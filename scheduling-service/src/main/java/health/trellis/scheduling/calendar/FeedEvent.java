package health.trellis.scheduling.calendar;

import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.time.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What a feed tells of a session.
 *
 * @param id stays the same whatever becomes of it
 * @param title says no more than that there is something
 * @param span when
 * @param zone the site's
 * @param changedAt when it was last changed
 * @param sequence how often it was
 * @param held whether it takes place
 */
record FeedEvent(
    UUID id, String title, Span span, ZoneId zone, Instant changedAt, int sequence, boolean held) {
  /** A patient's place. */
  static FeedEvent of(BookedSession place) {
    boolean kept = place.booking().held();
    return new FeedEvent(
        place.booking().id(),
        "Appointment",
        place.session().span(),
        place.session().zone(),
        place.booking().changedAt(),
        place.session().sequence() + (kept ? 0 : 1),
        kept && place.session().scheduled());
  }
}
