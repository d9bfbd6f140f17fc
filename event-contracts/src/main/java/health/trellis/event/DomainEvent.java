package health.trellis.event;

import java.util.UUID;

/**
 * A fact that one service tells the others, in the past tense. Implemented by records annotated
 * with {@link EventType}.
 */
public interface DomainEvent {
  /**
   * The Kafka key: events of one key stay in order. The patient's id wherever there is a patient.
   */
  UUID key();
}
