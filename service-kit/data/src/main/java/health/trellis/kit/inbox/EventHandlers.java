package health.trellis.kit.inbox;

import java.util.List;

/** Several handlers from one bean, where the same thing is done on many events. */
public interface EventHandlers {
  /** The handlers; asked once, at the start. */
  List<EventHandler<?>> handlers();
}
