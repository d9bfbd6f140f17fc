package health.trellis.kit.inbox;

import health.trellis.event.DomainEvent;

/**
 * What a service does on an event of another service. Runs in one transaction with the inbox
 * record; an exception rolls both back and the event is tried again.
 *
 * @param <E> the event
 */
public interface EventHandler<E extends DomainEvent> {
  /** Which event. */
  Class<E> event();

  /** Takes the event in. */
  void handle(E event, EventContext context);
}
