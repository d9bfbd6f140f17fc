package health.trellis.notification.message;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a message was not sent, in a code for machines and a sentence for people. */
public enum WhyNot {
  PREFERENCE("preference", "The person has switched such messages off on this channel."),
  NO_ADDRESS("no-address", "There is no address or number on record for this channel."),
  NOT_VERIFIED("not-verified", "The number was not confirmed with a code yet."),
  NO_CONSENT("no-consent", "The person has not agreed to get text messages."),
  CONSENT_REVOKED("consent-revoked", "The person took the consent to this channel back."),
  ADDRESS_STOPPED("address-stopped", "The address or number does not work, or asked us to stop."),
  QUIET_HOURS("quiet-hours", "Quiet hours would have held it back until it was of no use."),
  SESSION_CHANGED("session-changed", "The session moved or was cancelled before it was due."),
  ANSWERED("answered", "The questions were answered before it was due."),
  FREQUENCY_CAP("frequency-cap", "The person had as many messages that day as is allowed."),
  DIGEST("digest", "The person gets one summary a day; this message is in it."),
  EPISODE_ENDED("episode-ended", "The person was told of the end of care instead."),
  EPISODE_HELD("episode-held", "The person was told of the pause of care instead."),
  SERVER_REFUSED("server-refused", "No provider took it, after all tries. It can be replayed."),
  UNREACHABLE("unreachable", "The provider says that nobody is reached at this address.");

  private final String code;
  private final String sentence;

  WhyNot(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** As it stands in the records. */
  public String code() {
    return code;
  }

  /** As people read it. */
  public String sentence() {
    return sentence;
  }

  /** The reason of a code. */
  public static Optional<WhyNot> of(@Nullable String code) {
    return Arrays.stream(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }
}
