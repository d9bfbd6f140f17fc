package health.trellis.notification.push;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.push.Devices.Device;
import health.trellis.notification.push.Devices.Kind;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** Sends a message to all devices of a person; a device that is gone is forgotten. */
@ApplicationScoped
public class PushTransport implements Transport {
  private final Devices devices;
  private final List<PushService> services;

  PushTransport(Devices devices, @Any Instance<PushService> services) {
    this.devices = devices;
    this.services = services.stream().toList();
  }

  @Override
  public Channel channel() {
    return Channel.PUSH;
  }

  @Override
  public String name() {
    return "push";
  }

  @Override
  public boolean isConfigured() {
    return services.stream().anyMatch(PushService::isConfigured);
  }

  @Override
  public int rank() {
    return 0;
  }

  /** Whether devices of a kind can be reached. */
  boolean offers(Kind kind) {
    return service(kind).isPresent();
  }

  /** One device that takes it is enough: the person has it. */
  @Override
  public Outcome send(Outgoing message) {
    Outcome best = new Outcome.Unreachable("no-device");
    for (Device device : devices.of(message.audience())) {
      Outcome outcome =
          service(device.kind())
              .map(service -> send(service, message, device))
              .orElse(new Outcome.Refused("not-configured"));
      boolean better =
          !(outcome instanceof Outcome.Unreachable) && !(best instanceof Outcome.Accepted);
      best = better ? outcome : best;
    }
    return best;
  }

  private Outcome send(PushService service, Outgoing message, Device device) {
    Outcome outcome = service.send(message, device);
    if (outcome instanceof Outcome.Unreachable) {
      devices.forget(device.id());
    }
    return outcome;
  }

  private Optional<PushService> service(Kind kind) {
    return services.stream().filter(s -> s.kind() == kind && s.isConfigured()).findFirst();
  }
}
