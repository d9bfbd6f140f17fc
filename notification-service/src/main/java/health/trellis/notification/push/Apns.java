package health.trellis.notification.push;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPayloadBuilder;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.push.Devices.Device;
import health.trellis.notification.push.Devices.Kind;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Apple's push service, by HTTP/2 and a signed token. */
@ApplicationScoped
class Apns implements PushService {
  /** Apple's reasons that say that nobody is reached by this token, now or later. */
  private static final Set<String> GONE =
      Set.of("BadDeviceToken", "Unregistered", "ExpiredToken", "DeviceTokenNotForTopic");

  private final MobilePushConfig config;
  private final Clock clock;
  private final @Nullable ApnsClient client;

  Apns(MobilePushConfig config, Clock clock) throws IOException, GeneralSecurityException {
    this.config = config;
    this.clock = clock;
    this.client = config.apns().key().isPresent() ? connect(config) : null;
  }

  private static ApnsClient connect(MobilePushConfig config)
      throws IOException, GeneralSecurityException {
    MobilePushConfig.Apns apns = config.apns();
    ApnsSigningKey key =
        ApnsSigningKey.loadFromPkcs8File(
            apns.key().orElseThrow().toFile(),
            apns.teamId().orElseThrow(),
            apns.keyId().orElseThrow());
    ApnsClientBuilder builder =
        new ApnsClientBuilder()
            .setApnsServer(apns.host(), apns.port())
            .setConnectionTimeout(config.timeout())
            .setSigningKey(key);
    apns.trust().map(Path::toFile).ifPresent(builder::setTrustedServerCertificateChain);
    return builder.build();
  }

  void stop(@Observes ShutdownEvent event) {
    if (client != null) {
      client.close();
    }
  }

  @Override
  public Kind kind() {
    return Kind.APNS;
  }

  @Override
  public boolean isConfigured() {
    return client != null;
  }

  @Override
  public Outcome send(Outgoing message, Device device) {
    if (client == null) {
      return new Outcome.Refused("not-configured");
    }
    try {
      return outcome(
          client
              .sendNotification(notification(message, device))
              .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException lost) {
      return new Outcome.Unknown("no-answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("stopped");
    }
  }

  private static Outcome outcome(PushNotificationResponse<SimpleApnsPushNotification> response) {
    if (response.isAccepted()) {
      return new Outcome.Accepted(String.valueOf(response.getApnsId()));
    }
    String reason = response.getRejectionReason().orElse("unknown");
    return GONE.contains(reason)
        ? new Outcome.Unreachable("device-gone")
        : new Outcome.Refused("apns-" + reason);
  }

  /** The id is Apple's id of the message too, and what a repeat replaces. */
  private SimpleApnsPushNotification notification(Outgoing message, Device device) {
    SimpleApnsPayloadBuilder payload = new SimpleApnsPayloadBuilder();
    payload.setAlertTitle(message.title());
    if (!message.furtherText().isEmpty()) {
      payload.setAlertBody(message.furtherText());
    }
    payload.setSound(SimpleApnsPayloadBuilder.DEFAULT_SOUND_FILENAME);
    payload.addCustomProperty("id", message.id().toString());
    return new SimpleApnsPushNotification(
        device.endpoint(),
        config.apns().topic().orElseThrow(),
        payload.build(),
        clock.instant().plus(KEPT),
        message.urgent() ? DeliveryPriority.IMMEDIATE : DeliveryPriority.CONSERVE_POWER,
        PushType.ALERT,
        message.id().toString(),
        message.id());
  }
}
