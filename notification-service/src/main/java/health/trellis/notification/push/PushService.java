package health.trellis.notification.push;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.push.Devices.Device;
import health.trellis.notification.push.Devices.Kind;
import java.time.Duration;

/** The push service of one kind of device. A repeat under the same id replaces what is shown. */
interface PushService {
  /** How long a service keeps a message for a device that is out of reach. */
  Duration KEPT = Duration.ofDays(1);

  Kind kind();

  boolean isConfigured();

  /** Hands a message over; {@code Unreachable} where the service no longer knows the device. */
  Outcome send(Outgoing message, Device device);
}
