package health.trellis.notification.delivery;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Deliveries.AddressFailed;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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
    keep(provider, providerId, "DELIVERED", null);
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
    keep(provider, providerId, "FAILED", reason);
    Optional<AddressFailed> failed =
        sql.first(
            """
            update notification set state = 'FAILED', reason = 'unreachable', ended_at = ?
            where provider = ? and provider_id = ? and state = 'SENT'
            returning audience, channel, address
            """,
            row ->
                new AddressFailed(
                    row.getString(1), Channel.valueOf(row.getString(2)), row.getString(3), reason),
            clock.instant(),
            provider,
            providerId);
    if (gone) {
      failed.ifPresent(failures::fire);
    }
  }

  /** What was reported of a message before its provider's answer was on record. */
  @Transactional
  void catchUp(String provider, @Nullable String providerId) {
    if (providerId == null) {
      return;
    }
    sql.query(
            "select state from delivery_receipt where provider = ? and provider_id = ?",
            row -> row.getString(1),
            provider,
            providerId)
        .forEach(
            state -> {
              if (state.equals("DELIVERED")) {
                delivered(provider, providerId);
              } else {
                failed(provider, providerId, "reported", false);
              }
            });
  }

  private void keep(String provider, String providerId, String state, @Nullable String reason) {
    Instant now = clock.instant();
    sql.update(
        """
        insert into delivery_receipt (provider, provider_id, state, reason, at)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        provider,
        providerId,
        state,
        reason,
        now);
  }
}
