package health.trellis.notification.delivery;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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
   * An address at which nobody is reached.
   *
   * @param audience whose it is
   * @param channel by which it was tried
   * @param address the address
   * @param reason a code
   */
  public record AddressFailed(
      String audience, Channel channel, @Nullable String address, String reason) {}

  Optional<Claimed> claim(UUID id, Instant now) {
    return sql.first(
        """
        update notification set attempts = attempts + 1, state = 'QUEUED',
          queued_at = coalesce(queued_at, ?)
        where id = ? and state in ('PLANNED', 'QUEUED')
        returning id, audience, channel, address, title, body, category, attempts, provider
        """,
        Deliveries::readClaimed,
        now,
        id);
  }

  UUID begin(UUID notificationId, String provider, Instant now) {
    UUID id = Ids.next();
    sql.update(
        """
        insert into delivery_attempt (id, notification_id, at, provider, outcome)
        values (?, ?, ?, ?, 'STARTED')
        """,
        id,
        notificationId,
        now,
        provider);
    return id;
  }

  void end(UUID attempt, Outcome outcome) {
    String detail =
        switch (outcome) {
          case Outcome.Accepted accepted -> accepted.providerId();
          case Outcome.Refused refused -> refused.reason();
          case Outcome.Unreachable unreachable -> unreachable.reason();
          case Outcome.Unknown unknown -> unknown.reason();
        };
    sql.update(
        "update delivery_attempt set outcome = upper(?), detail = ? where id = ?",
        outcome.getClass().getSimpleName(),
        detail,
        attempt);
  }

  /** A receipt may have come before the provider's own answer. */
  void sent(UUID id, String provider, @Nullable String providerId, Instant now) {
    sql.update(
        """
        update notification set state = 'SENT', sent_at = ?, provider = ?, provider_id = ?
        where id = ? and state = 'QUEUED'
        """,
        now,
        provider,
        providerId,
        id);
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

  @Transactional
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
