package health.trellis.notification.message;

import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell.
 *
 * @param kind what
 * @param patientId about whom, for those who may see a patient's messages
 * @param source the reason to tell it; the same reason tells nobody twice
 * @param when the moment that the text names, if it names one
 * @param zone IANA zone in which that moment is read; absent: the reader's own
 * @param values what else the text names, by variable
 * @param channels by which it may go
 * @param delay how long after, on channels that leave the app
 */
public record Message(
    MessageKind kind,
    @Nullable UUID patientId,
    String source,
    @Nullable Instant when,
    @Nullable String zone,
    Map<String, String> values,
    Set<Channel> channels,
    Duration delay) {

  /** Without a moment. */
  public static Message of(MessageKind kind, @Nullable UUID patientId, String source) {
    return new Message(
        kind, patientId, source, null, null, Map.of(), kind.channels(), Duration.ZERO);
  }

  /** With a moment. */
  public static Message at(
      MessageKind kind,
      @Nullable UUID patientId,
      String source,
      Instant when,
      @Nullable String zone) {
    return new Message(
        kind, patientId, source, when, zone, Map.of(), kind.channels(), Duration.ZERO);
  }

  /** With another text, on those channels, after a while. */
  public Message as(MessageKind other, Set<Channel> by, Duration after) {
    return new Message(other, patientId, source, when, zone, values, by, after);
  }

  /** With further values. */
  public Message with(Map<String, String> further) {
    return new Message(kind, patientId, source, when, zone, further, channels, delay);
  }
}
