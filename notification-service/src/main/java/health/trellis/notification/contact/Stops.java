package health.trellis.notification.contact;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Deliveries.AddressFailed;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Stops an address that does not work, or asked for it, and tells staff of the first. */
@ApplicationScoped
public class Stops {
  /** The person asked us to stop. Only the person can take that back. */
  public static final String OPTED_OUT = "opted-out";

  private final Sql sql;
  private final TextConsents consents;
  private final Contacts contacts;
  private final Event<AddressStopped> stops;
  private final Clock clock;

  Stops(
      Sql sql, TextConsents consents, Contacts contacts, Event<AddressStopped> stops, Clock clock) {
    this.sql = sql;
    this.consents = consents;
    this.contacts = contacts;
    this.stops = stops;
    this.clock = clock;
  }

  /**
   * An address was stopped that worked until now.
   *
   * @param audience whose it is
   * @param channel which kind of address
   * @param reason a code
   */
  public record AddressStopped(String audience, Channel channel, String reason) {}

  /** A provider says that nobody is reached: staff look for another way. */
  void failed(@Observes AddressFailed failure) {
    // A number that cannot be called gets no texts either.
    Channel channel = failure.channel() == Channel.VOICE ? Channel.SMS : failure.channel();
    if (failure.address() != null && stop(channel, failure.address(), failure.reason())) {
      stops.fire(new AddressStopped(failure.audience(), channel, failure.reason()));
    }
  }

  /** A number replied STOP: a no of everybody who gave it. In the present transaction. */
  public void optOut(String number, String said) {
    stop(Channel.SMS, number, OPTED_OUT);
    for (String owner : contacts.owners(Channel.SMS, number)) {
      consents.keep(owner, false, "Reply: " + said, "person");
    }
  }

  /** A number replied START: what it was stopped for is over, and who agreed before does again. */
  public void optIn(String number, String said) {
    sql.update(
        "delete from stopped_address where channel = 'SMS' and address = ? and reason = ?",
        number,
        OPTED_OUT);
    for (String owner : contacts.owners(Channel.SMS, number)) {
      consents.keep(owner, true, "Reply: " + said, "person");
    }
  }

  /** Whether it was not stopped before. An opt-out stays an opt-out. */
  private boolean stop(Channel channel, String address, String reason) {
    return sql.update(
            """
            insert into stopped_address (channel, address, reason, since) values (?, ?, ?, ?)
            on conflict (channel, address) do update set reason = excluded.reason
            where excluded.reason = ?
            """,
            channel.name(),
            address,
            reason,
            clock.instant(),
            OPTED_OUT)
        == 1;
  }
}
