package health.trellis.notification.webhook;

import health.trellis.kit.http.Refusal;
import health.trellis.notification.outbound.GuardedHttp;
import health.trellis.notification.outbound.GuardedHttp.AddressNotAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;

/** What an address must be before it is subscribed; it is looked at again before each try. */
@ApplicationScoped
class WebhookAddress {
  private final GuardedHttp http;

  WebhookAddress(GuardedHttp http) {
    this.http = http;
  }

  /** Refuses (422) an address that we would not call, naming the field. */
  void check(String text, String field) {
    try {
      URI url = URI.create(text);
      if (!GuardedHttp.isWeb(url)) {
        throw Refusal.invalid(field, "url", "An http or https address without credentials.");
      }
      http.resolve(url);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid(field, "url", "An http or https address without credentials.");
    } catch (AddressNotAllowed inside) {
      throw Refusal.invalid(field, "address", "An address inside a private network.");
    } catch (IOException unknownHost) {
      throw Refusal.invalid(field, "host", "The host is not known.");
    }
  }
}
