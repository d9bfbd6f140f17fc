package health.trellis.kit.inbox;

/** Hears when an urgent event is being handled, so that work which can wait makes way for it. */
public interface UrgentWork {
  /** An urgent event has come. */
  void begins();

  /** It took effect, or is set aside. */
  void ends();
}
