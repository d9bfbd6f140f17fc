package health.trellis.scheduling.checkin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.http.FailureDescription;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.attendance.AttendanceRecorder;
import health.trellis.scheduling.attendance.Recording;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes attendance of check-ins, a quarter of an hour after a session's end. What staff recorded
 * stays. Who did not check in is left to staff: a machine says of nobody that they did not come.
 */
@ApplicationScoped
public class Settling {
  private static final Logger LOG = Logger.getLogger(Settling.class);
  private static final String BY = "check-in";
  private static final Duration AFTER = Duration.ofMinutes(15);

  /** As long as attendance is timely. */
  private static final Duration BACK = Duration.ofHours(24);

  private final CheckIns checkIns;
  private final AttendanceRecorder recorder;
  private final BookingRepository bookings;
  private final Sql sql;
  private final Clock clock;

  Settling(
      CheckIns checkIns,
      AttendanceRecorder recorder,
      BookingRepository bookings,
      Sql sql,
      Clock clock) {
    this.checkIns = checkIns;
    this.recorder = recorder;
    this.bookings = bookings;
    this.sql = sql;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> settleCheckIns() {
    return Tasks.recurring("settle-check-ins", Schedules.fixedDelay(Duration.ofMinutes(5)))
        .execute((instance, context) -> settleDue(clock.instant()));
  }

  /** Settles all that is due at a moment; a place that fails does not hold up others. */
  public void settleDue(Instant now) {
    for (UUID id : QuarkusTransaction.requiringNew().call(() -> due(now))) {
      try {
        QuarkusTransaction.requiringNew().run(() -> settle(id));
      } catch (Refusal meanwhile) {
        LOG.infof("check-in not settled booking=%s reason=%s", id, meanwhile.code());
      } catch (RuntimeException failure) {
        LOG.errorf(
            "check-in not settled booking=%s failure=%s",
            id, FailureDescription.withoutMessages(failure));
      }
    }
  }

  private List<UUID> due(Instant now) {
    return sql.query(
        """
        select b.id from booking b
        where b.status = 'BOOKED' and b.ends_at > ? and b.ends_at <= ?
          and exists (select 1 from presence p where p.booking_id = b.id)
          and not exists (select 1 from attendance a where a.booking_id = b.id)
        order by b.ends_at, b.id
        """,
        row -> row.getObject(1, UUID.class),
        now.minus(BACK),
        now.minus(AFTER));
  }

  private void settle(UUID bookingId) {
    BookedSession place = bookings.requirePlace(bookingId);
    Map<UUID, CheckedIn> found = checkIns.of(List.of(place));
    CheckedIn in = found.get(bookingId);
    if (in != null && place.attendance() == null) {
      recorder.record(
          place,
          new Recording(
              in.status(),
              in.minutes(),
              in.arrivedAt(),
              in.leftAt(),
              null,
              null,
              in.source(),
              BY,
              null,
              false));
    }
  }
}
