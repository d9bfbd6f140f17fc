package health.trellis.notification.delivery;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on record of messages on their way. */
@ApplicationScoped
public class Deliveries {
  private final Sql sql;
  private final Event<AddressFailed> failures;

  Deliveries(Sql sql, Event<AddressFailed> failures) {
    this.sql = sql;
    this.failures = failures;
  }

  /**
   * A message that this copy may send now.
   *
   * @param attempts with this one, from 1
   * @param provider the one that may have taken it already
   */
  record Claimed(UUID id, Outgoing message, int attempts, @Nullable String provider) {}

  /**
   * A try to hand a message over.
   *
   * @param id of its record
   * @param transport whom it is handed to
   */
  record Try(UUID id, Claimed claimed, Transport transport) {}

  /** A try that was made, and what came of it. */
  record Done(Try made, Outcome outcome) {
    /** The provider's name for the message, if it has taken it. */
    @Nullable String providerId() {
      return outcome instanceof Outcome.Accepted accepted ? accepted.providerId() : null;
    }
  }

  /**
   * An address at which nobody is reached.
   *
   * @param audience whose it is
   * @param channel by which it was tried
   * @param address the address
   * @param reason a code
   */
  public record AddressFailed(
      String audience, Channel channel, @Nullable String address, String reason) {}

  /**
   * Takes messages that wait, with the try that now begins; those that do not wait are left out.
   */
  List<Claimed> claim(Collection<UUID> ids, Instant now) {
    return sql.query(
        """
        update notification set attempts = attempts + 1, state = 'QUEUED',
          queued_at = coalesce(queued_at, ?)
        where id = any(?::uuid[]) and state in ('PLANNED', 'QUEUED')
        returning id, audience, channel, address, title, body, category, attempts, provider
        """,
        Deliveries::readClaimed,
        now,
        ids.stream().map(UUID::toString).toArray(String[]::new));
  }

  /** Puts tries on record before they are made. */
  void begin(List<Try> tries, Instant now) {
    sql.batch(
        """
        insert into delivery_attempt (id, notification_id, at, provider, outcome)
        values (?, ?, ?, ?, 'STARTED')
        """,
        tries.stream()
            .map(t -> new Object[] {t.id(), t.claimed().id(), now, t.transport().name()})
            .toList());
  }

  /** Puts on record what came of tries. */
  void end(List<Done> done) {
    sql.batch(
        "update delivery_attempt set outcome = upper(?), detail = ? where id = ?",
        done.stream()
            .map(
                d ->
                    new Object[] {
                      d.outcome().getClass().getSimpleName(), detail(d.outcome()), d.made().id()
                    })
            .toList());
  }

  private static @Nullable String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.providerId();
      case Outcome.Refused refused -> refused.reason();
      case Outcome.Unreachable unreachable -> unreachable.reason();
      case Outcome.Unknown unknown -> unknown.reason();
    };
  }

  /** Providers have taken messages; receipts may have come before their own answer. */
  void sent(List<Done> accepted, Instant now) {
    sql.batch(
        """
        update notification set state = 'SENT', sent_at = ?, provider = ?, provider_id = ?
        where id = ? and state = 'QUEUED'
        """,
        accepted.stream()
            .map(
                d ->
                    new Object[] {
                      now, d.made().transport().name(), detail(d.outcome()), d.made().claimed().id()
                    })
            .toList());
  }

  void stayWith(UUID id, @Nullable String provider) {
    sql.update("update notification set provider = ? where id = ?", provider, id);
  }

  void failed(UUID id, String reason, Instant now) {
    sql.update(
        "update notification set state = 'FAILED', reason = ?, ended_at = ? where id = ?",
        reason,
        now,
        id);
  }

  void unreachable(Claimed claimed, String reason, Instant now) {
    failed(claimed.id(), "unreachable", now);
    Outgoing message = claimed.message();
    failures.fire(
        new AddressFailed(message.audience(), message.channel(), message.address(), reason));
  }

  private static Claimed readClaimed(ResultSet row) throws SQLException {
    UUID id = row.getObject(1, UUID.class);
    Outgoing message =
        new Outgoing(
            id,
            row.getString(2),
            Channel.valueOf(row.getString(3)),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            Category.valueOf(row.getString(7)));
    return new Claimed(id, message, row.getInt(8), row.getString(9));
  }
}
