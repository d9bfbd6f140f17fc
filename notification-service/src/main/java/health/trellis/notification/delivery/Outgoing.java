package health.trellis.notification.delivery;

import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out of the app.
 *
 * @param id of the notification; the same at every try, so that a provider knows a repeated one
 * @param audience whom it is for
 * @param channel how it goes
 * @param address where it goes; absent where the transport knows, as with devices
 * @param title one line
 * @param body plain text
 * @param category what it is about
 */
public record Outgoing(
    UUID id,
    String audience,
    Channel channel,
    @Nullable String address,
    String title,
    String body,
    Category category) {

  /** Whether somebody must act now. */
  public boolean urgent() {
    return category == Category.SAFETY;
  }

  /** What the body says beyond the title, on channels that show both; empty: nothing. */
  public String furtherText() {
    return body.equals(title) ? "" : body;
  }

  /** Where it goes, for channels that need an address. */
  public String to() {
    if (address == null) {
      throw new IllegalStateException("no address for " + channel);
    }
    return address;
  }
}
