package health.trellis.notification.preference;

import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import java.util.Set;

/**
 * What one person wants, as far as it decides whether and when something goes out.
 *
 * @param off categories and channels that are switched off, as {@code CARE/EMAIL}
 * @param quietHours in which nothing is sent
 * @param digest whether one summary a day stands for each mail
 * @param refusesMail whether the consent to mail was taken back
 */
public record Wishes(Set<String> off, QuietHours quietHours, boolean digest, boolean refusesMail) {

  /** Whether the person hears of a category by a channel; what nobody has chosen is on. */
  public boolean wants(Category category, Channel channel) {
    return !off.contains(category.name() + "/" + channel.name());
  }
}
