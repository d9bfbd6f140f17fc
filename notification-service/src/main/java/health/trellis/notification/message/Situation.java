package health.trellis.notification.message;

import health.trellis.notification.preference.Wishes;
import health.trellis.notification.template.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All about a person that decides by which channels something goes.
 *
 * @param wishes what the person wants
 * @param reaches where the person is reached, by mail, text and push
 * @param agreedToTexts whether the person said yes to text messages
 * @param enough the channels on which there were as many messages as are allowed a day
 */
record Situation(
    Wishes wishes, Map<Channel, Reach> reaches, boolean agreedToTexts, Set<Channel> enough) {
  /** By one channel. */
  Optional<Reach> by(Channel channel) {
    return Optional.ofNullable(reaches.get(channel));
  }
}
