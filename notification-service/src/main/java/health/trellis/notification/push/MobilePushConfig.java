package health.trellis.notification.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How phones are reached. A service without its keys is not used. */
@ConfigMapping(prefix = "trellis.push.mobile")
public interface MobilePushConfig {
  /** How long a service may take. */
  @WithDefault("PT10S")
  Duration timeout();

  /** Apple's service. */
  Apns apns();

  /** Google's service. */
  Fcm fcm();

  /** How Apple's service is called, by a signing key of the developer account. */
  interface Apns {
    @WithDefault("api.push.apple.com")
    String host();

    @WithDefault("443")
    int port();

    /** The file with the key, as Apple gives it ({@code .p8}). */
    Optional<Path> key();

    Optional<String> keyId();

    Optional<String> teamId();

    /** The app's bundle id. */
    Optional<String> topic();

    /** A certificate to trust instead of those of the JDK, behind a proxy for example. */
    Optional<Path> trust();
  }

  /** How Google's service is called. */
  interface Fcm {
    @WithDefault("https://fcm.googleapis.com")
    String url();

    /** The file with the service account's key, as Google gives it (JSON). */
    Optional<Path> account();
  }
}
