package health.trellis.notification.delivery;

import health.trellis.notification.template.Channel;

/** Stands where a channel has no provider: its messages wait for one. */
record NoProvider(Channel channel) implements Transport {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Outcome send(Outgoing message) {
    return new Outcome.Refused("not-configured");
  }
}
