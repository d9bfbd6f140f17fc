package health.trellis.kit.inbox;

import health.trellis.event.DomainEvent;
import java.util.function.BiConsumer;

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

  /** A handler that does one thing on an event. */
  static <E extends DomainEvent> EventHandler<E> of(
      Class<E> event, BiConsumer<E, EventContext> action) {
    return new EventHandler<>() {
      @Override
      public Class<E> event() {
        return event;
      }

      @Override
      public void handle(E happened, EventContext context) {
        action.accept(happened, context);
      }
    };
  }
}
