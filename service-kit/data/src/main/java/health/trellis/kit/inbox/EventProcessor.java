package health.trellis.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import health.trellis.event.PatientEvent;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.merge.PatientMerges;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets one event take effect, once. */
@ApplicationScoped
public class EventProcessor {
  private final Map<String, List<EventHandler<?>>> handlers = new HashMap<>();
  private final Set<String> topics = new TreeSet<>();
  private final Sql sql;
  private final PatientMerges merges;
  private final Clock clock;
  private final String self;

  EventProcessor(
      @Any Instance<EventHandler<?>> single,
      @Any Instance<EventHandlers> several,
      Sql sql,
      PatientMerges merges,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.sql = sql;
    this.merges = merges;
    this.clock = clock;
    this.self = "/" + service;
    single.forEach(this::add);
    several.forEach(bean -> bean.handlers().forEach(this::add));
  }

  private void add(EventHandler<?> handler) {
    handlers
        .computeIfAbsent(EventCatalog.type(handler.event()), type -> new ArrayList<>())
        .add(handler);
    topics.add(EventCatalog.topic(handler.event()));
  }

  /** The topics that somebody here wants to hear. */
  Set<String> topics() {
    return topics;
  }

  /**
   * Handles an event in one transaction with its inbox record; nothing happens when it was handled
   * before, is not wanted, or is this service's own (which took effect when it was appended).
   *
   * @return false when others of its topic and key are still before it: it has to wait behind them
   */
  boolean process(ReceivedEvent received) throws UnreadableEvent {
    return process(received, false);
  }

  /** As {@link #process}, whatever waits before it. */
  void processNow(ReceivedEvent received) throws UnreadableEvent {
    process(received, true);
  }

  private boolean process(ReceivedEvent received, boolean now) throws UnreadableEvent {
    List<EventHandler<?>> wanted = handlers.getOrDefault(received.type(), List.of());
    if (received.type().isEmpty()) {
      throw new UnreadableEvent("it has no type");
    }
    if (wanted.isEmpty() || received.source().equals(self)) {
      return true;
    }
    EventContext context = received.context();
    Class<? extends DomainEvent> type = wanted.getFirst().event();
    DomainEvent event = read(received, type);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (takeIn(context, received, now)) {
                DomainEvent known = aboutSurvivor(event, type);
                wanted.forEach(handler -> handle(handler, known, context));
                return true;
              }
              return isKnown(context);
            });
  }

  private static DomainEvent read(ReceivedEvent received, Class<? extends DomainEvent> type)
      throws UnreadableEvent {
    if (received.payload() == null) {
      throw new UnreadableEvent("it has no payload");
    }
    try {
      return EventJson.read(received.payload(), type);
    } catch (IOException broken) {
      throw new UnreadableEvent("its payload is not a " + type.getSimpleName());
    }
  }

  /**
   * What still comes about a merged patient is about the survivor. Events of the patient's record
   * itself stay with that record.
   */
  private DomainEvent aboutSurvivor(DomainEvent event, Class<? extends DomainEvent> type) {
    if (!(event instanceof PatientEvent about) || EventCatalog.aggregate(type).equals("patient")) {
      return event;
    }
    merges.hold(about.patientId());
    return merges
        .survivorOf(about.patientId())
        .map(survivor -> renamed(event, type, survivor))
        .orElse(event);
  }

  private static DomainEvent renamed(
      DomainEvent event, Class<? extends DomainEvent> type, UUID patientId) {
    ObjectNode content = EventJson.mapper().valueToTree(event);
    content.put("patientId", patientId.toString());
    try {
      return EventJson.mapper().treeToValue(content, type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event of another patient must be readable", impossible);
    }
  }

  /** Keeps the event's id; false when it was handled before or others have to go before it. */
  private boolean takeIn(EventContext context, ReceivedEvent received, boolean now) {
    return sql.update(
            """
            insert into inbox (event_id, type, processed_at)
            select ?::uuid, ?::text, ?::timestamptz
            where ?::boolean or not exists
              (select 1 from early_event where topic = ? and record_key = ?)
            on conflict (event_id) do nothing
            """,
            context.id(),
            received.type(),
            clock.instant(),
            now,
            received.topic(),
            received.queueKey())
        == 1;
  }

  private boolean isKnown(EventContext context) {
    return sql.first("select 1 from inbox where event_id = ?", row -> row.getInt(1), context.id())
        .isPresent();
  }

  private static <E extends DomainEvent> void handle(
      EventHandler<E> handler, DomainEvent event, EventContext context) {
    handler.handle(handler.event().cast(event), context);
  }
}
