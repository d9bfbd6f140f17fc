package health.trellis.notification.message;

import health.trellis.notification.template.Channel;
import health.trellis.notification.template.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one person is told something on one channel, or why not.
 *
 * @param channel how
 * @param text what
 * @param whyNot why not; absent: it goes
 * @param due when it goes
 * @param address where it goes; absent in the app and for devices
 */
public record Plan(
    Channel channel, Text text, @Nullable WhyNot whyNot, Instant due, @Nullable String address) {}
