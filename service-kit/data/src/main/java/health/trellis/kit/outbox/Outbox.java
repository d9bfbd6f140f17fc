package health.trellis.kit.outbox;

import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Where business code leaves its events. */
@ApplicationScoped
public class Outbox {
  private final Sql sql;
  private final Clock clock;
  private final Event<DomainEvent> local;
  private final Event<Appended> appended;

  Outbox(Sql sql, Clock clock, Event<DomainEvent> local, Event<Appended> appended) {
    this.sql = sql;
    this.clock = clock;
    this.local = local;
    this.appended = appended;
  }

  /** Tells the relay, after the commit, that there is something to send. */
  record Appended() {}

  /**
   * Appends an event to the present transaction: it is sent if, and only if, that commits. Read
   * models of this very service see it at once, in the same transaction.
   */
  @Transactional(TxType.MANDATORY)
  public void append(DomainEvent event) {
    sql.update(
        """
        insert into outbox (id, aggregatetype, aggregateid, type, payload, topic, occurred_at,
                            traceparent)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        """,
        Ids.next(),
        EventCatalog.aggregate(event.getClass()),
        event.key().toString(),
        EventCatalog.type(event.getClass()),
        EventJson.write(event),
        EventCatalog.topic(event.getClass()),
        clock.instant(),
        TraceContext.traceparent().orElse(null));
    local.fire(event);
    appended.fire(new Appended());
  }
}
