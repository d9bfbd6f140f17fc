package health.trellis.scheduling.calendar;

import health.trellis.scheduling.booking.BookedSession;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A patient's places as iCalendar (RFC 5545). Times are in UTC, so that no reader needs our zones;
 * the title says that there is an appointment, and no more.
 */
final class ICalendar {
  private static final String TITLE = "Appointment";

  private ICalendar() {}

  static String write(List<BookedSession> places) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Trellis//Calendar//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    places.forEach(place -> calendar.add(event(place)));
    return calendar.toString();
  }

  private static VEvent event(BookedSession place) {
    boolean held = place.booking().held() && place.session().scheduled();
    VEvent event = new VEvent(false);
    event.add(new Uid(place.booking().id() + "@trellis"));
    event.add(new DtStamp(place.booking().changedAt()));
    event.add(new DtStart<Instant>(place.session().span().start()));
    event.add(new DtEnd<Instant>(place.session().span().end()));
    event.add(new Summary(TITLE));
    event.add(new Clazz(Clazz.VALUE_PRIVATE));
    event.add(new Sequence(place.session().sequence() + (place.booking().held() ? 0 : 1)));
    event.add(new Status(held ? Status.VALUE_CONFIRMED : Status.VALUE_CANCELLED));
    return event;
  }
}
