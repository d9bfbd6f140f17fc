package health.trellis.notification.delivery;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Deliveries.AddressFailed;
import health.trellis.notification.delivery.Deliveries.Done;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What providers report. A receipt may come twice, out of order, before the provider's own answer,
 * or for a message that is not ours: what is known of a message only ever grows.
 */
@ApplicationScoped
public class Receipts {
  private final Sql sql;
  private final Event<AddressFailed> failures;
  private final Clock clock;

  Receipts(Sql sql, Event<AddressFailed> failures, Clock clock) {
    this.sql = sql;
    this.failures = failures;
    this.clock = clock;
  }

  /** It has arrived. In the present transaction. */
  public void delivered(String provider, String providerId) {
    lock(providerId);
    keep(provider, providerId, "DELIVERED", null, false);
    sql.update(
        """
        update notification set state = 'DELIVERED', delivered_at = coalesce(delivered_at, ?)
        where provider = ? and provider_id = ? and state in ('SENT', 'FAILED')
        """,
        clock.instant(),
        provider,
        providerId);
  }

  /**
   * It will not arrive. In the present transaction.
   *
   * @param gone whether nobody is reached there, now or later
   */
  public void failed(String provider, String providerId, String reason, boolean gone) {
    lock(providerId);
    keep(provider, providerId, "FAILED", reason, gone);
    // A mail that a server has taken for delivered may still come back.
    Optional<AddressFailed> failed =
        sql.first(
            """
            update notification set state = 'FAILED', reason = 'unreachable', ended_at = ?
            where provider = ? and provider_id = ?
              and (state = 'SENT' or state = 'DELIVERED' and channel = 'EMAIL')
            returning audience, channel, address
            """,
            row -> readFailed(row, reason),
            clock.instant(),
            provider,
            providerId);
    if (gone) {
      failed.ifPresent(failures::fire);
    }
  }

  /** It has arrived where nothing may go any more. In the present transaction. */
  void gone(String provider, String providerId, String reason) {
    sql.first(
            """
            select audience, channel, address from notification
            where provider = ? and provider_id = ?
            """,
            row -> readFailed(row, reason),
            provider,
            providerId)
        .ifPresent(failures::fire);
  }

  private static AddressFailed readFailed(ResultSet row, String reason) throws SQLException {
    return new AddressFailed(
        row.getString(1), Channel.valueOf(row.getString(2)), row.getString(3), reason);
  }

  /** Lets no receipt of these messages come in between what follows in this transaction. */
  void lock(List<Done> accepted) {
    lock(ids(accepted));
  }

  private static String[] ids(List<Done> accepted) {
    return accepted.stream().map(Done::providerId).filter(Objects::nonNull).toArray(String[]::new);
  }

  private void lock(String... providerIds) {
    if (providerIds.length > 0) {
      sql.query(
          """
          select pg_advisory_xact_lock(key) from (
            select distinct hashtextextended(id, 6) as key from unnest(?::text[]) u (id) order by 1) k
          """,
          row -> true,
          (Object) providerIds);
    }
  }

  /** What was reported of messages before their provider's answer was on record. */
  void catchUp(List<Done> accepted) {
    String[] ids = ids(accepted);
    if (ids.length == 0) {
      return;
    }
    sql.query(
            """
            select provider, provider_id, state, coalesce(reason, 'reported'), gone
            from delivery_receipt where provider_id = any(?) order by at
            """,
            Receipts::read,
            (Object) ids)
        .forEach(
            r -> {
              if (r.delivered()) {
                delivered(r.provider(), r.providerId());
              } else {
                failed(r.provider(), r.providerId(), r.reason(), r.gone());
              }
            });
  }

  private record Receipt(
      String provider, String providerId, boolean delivered, String reason, boolean gone) {}

  private static Receipt read(ResultSet row) throws SQLException {
    return new Receipt(
        row.getString(1),
        row.getString(2),
        row.getString(3).equals("DELIVERED"),
        row.getString(4),
        row.getBoolean(5));
  }

  private void keep(
      String provider, String providerId, String state, @Nullable String reason, boolean gone) {
    sql.update(
        """
        insert into delivery_receipt (provider, provider_id, state, reason, gone, at)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        provider,
        providerId,
        state,
        reason,
        gone,
        clock.instant());
  }
}
