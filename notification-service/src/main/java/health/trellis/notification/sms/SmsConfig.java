package health.trellis.notification.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which providers carry text messages, in which order, and how to call them. */
@ConfigMapping(prefix = "trellis.sms")
public interface SmsConfig {
  /** Names in the order in which they are asked; absent: no text messages. */
  Optional<List<String>> providers();

  /** How long a provider may take. */
  @WithDefault("PT10S")
  Duration timeout();

  /** Whether we answer STOP, START and HELP; switch off where the provider does. */
  @WithDefault("true")
  boolean replies();

  /** Where providers reach us: the gateway's address. */
  @WithName("callback-url")
  @WithDefault("${trellis.public-url}")
  String callbackUrl();

  /** Twilio. */
  Twilio twilio();

  /** Telnyx. */
  Telnyx telnyx();

  /** How Twilio is called. */
  interface Twilio {
    @WithDefault("https://api.twilio.com")
    String url();

    Optional<String> accountSid();

    Optional<String> authToken();

    Optional<String> from();

    /** Whether pages about a risk are called too. */
    @WithDefault("false")
    boolean calls();
  }

  /** How Telnyx is called. */
  interface Telnyx {
    @WithDefault("https://api.telnyx.com")
    String url();

    Optional<String> apiKey();

    /** Base64 of the raw Ed25519 key that signs its webhooks. */
    Optional<String> publicKey();

    Optional<String> from();

    /** The TeXML application that calls go by; absent: no calls. */
    Optional<String> connectionId();
  }

  /** A provider's place, or -1 where it is not used. */
  default int rank(String name) {
    return providers().map(names -> names.indexOf(name)).orElse(-1);
  }

  /** Where a provider sends its receipts and replies. */
  default String callback(String provider) {
    return callbackUrl() + "/api/v1/notifications/receipts/" + provider;
  }
}
