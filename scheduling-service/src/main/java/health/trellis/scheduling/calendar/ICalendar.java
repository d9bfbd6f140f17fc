package health.trellis.scheduling.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VFreeBusy;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.FreeBusy;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.threeten.extra.Interval;

/**
 * Sessions as iCalendar (RFC 5545), in the wall-clock time of the site with its VTIMEZONE. The
 * title says that there is an appointment, and no more. Readers are asked to come back every hour
 * (RFC 7986, and the older property that Outlook reads).
 */
final class ICalendar {
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private ICalendar() {}

  static String write(List<FeedEvent> events) {
    Calendar calendar = empty();
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
    events.stream().map(FeedEvent::zone).distinct().forEach(zone -> define(calendar, zone));
    events.forEach(told -> calendar.add(event(told)));
    return calendar.toString();
  }

  /** When somebody or a room is taken (RFC 5545, section 3.6.4). */
  static String freeBusy(FreeBusyView view, UUID id, Instant now) {
    VFreeBusy busy = new VFreeBusy(false);
    busy.add(new Uid(id + "@trellis"));
    busy.add(new DtStamp(now));
    busy.add(new DtStart<Instant>(view.from()));
    busy.add(new DtEnd<Instant>(view.to()));
    view.busy()
        .forEach(taken -> busy.add(new FreeBusy(List.of(Interval.of(taken.from(), taken.to())))));
    Calendar calendar = empty();
    calendar.add(busy);
    return calendar.toString();
  }

  private static Calendar empty() {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Trellis//Calendar//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    return calendar;
  }

  private static void define(Calendar calendar, ZoneId zone) {
    TimeZone known = ZONES.getTimeZone(zone.getId());
    if (known != null) {
      calendar.add(known.getVTimeZone());
    }
  }

  private static VEvent event(FeedEvent told) {
    VEvent event = new VEvent(false);
    event.add(new Uid(told.id() + "@trellis"));
    event.add(new DtStamp(told.changedAt()));
    event.add(new DtStart<ZonedDateTime>(told.span().start().atZone(told.zone())));
    event.add(new DtEnd<ZonedDateTime>(told.span().end().atZone(told.zone())));
    event.add(new Summary(told.title()));
    event.add(new Clazz(Clazz.VALUE_PRIVATE));
    event.add(new Sequence(told.sequence()));
    event.add(new Status(told.held() ? Status.VALUE_CONFIRMED : Status.VALUE_CANCELLED));
    return event;
  }
}
