package health.trellis.notification.delivery;

import health.trellis.notification.template.Channel;

/**
 * One provider of one channel. It speaks the provider's protocol and knows nothing of
 * notifications; a failure is an outcome, not an exception.
 */
public interface Transport {
  /** What it carries. */
  Channel channel();

  /** Its name in the records, for example {@code smtp}. */
  String name();

  /** Whether the installation has configured it. */
  boolean isConfigured();

  /** Where it stands among those of its channel; the lowest is asked first. */
  int rank();

  /** Hands a message over. The same message may come again after an unknown outcome. */
  Outcome send(Outgoing message);
}
