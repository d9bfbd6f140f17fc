package health.trellis.notification.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server reports of one of our mails after it had taken it: a delivery status
 * notification (RFC 3464), with the headers of the mail it is about (RFC 3462). Its fields are
 * plain lines of ASCII, so they are read as such.
 *
 * @param notification whose mail it is, from the {@code Message-ID} that we gave it
 * @param status the enhanced code (RFC 3463), for example {@code 5.1.1}
 * @param failed whether it will not arrive; else it is late, or has arrived
 */
record DeliveryReport(UUID notification, String status, boolean failed) {
  private static final Pattern MESSAGE_ID =
      Pattern.compile(
          "(?im)^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@trellis>");

  private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*([a-z]+)");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");

  /** Bad address or mailbox: unknown, moved, disabled (RFC 3463, 5.1.x and 5.2.1). */
  private static final Pattern GONE = Pattern.compile("5\\.(?:1\\.\\d{1,3}|2\\.1)");

  /** Whether nobody is reached at the address, now or later. */
  boolean gone() {
    return failed && GONE.matcher(status).matches();
  }

  /** Reads a report; empty when it is none, or not about a mail of ours. */
  static Optional<DeliveryReport> read(String mail) {
    Matcher about = MESSAGE_ID.matcher(mail);
    Matcher action = ACTION.matcher(mail);
    Matcher status = STATUS.matcher(mail);
    if (!about.find() || !action.find() || !status.find()) {
      return Optional.empty();
    }
    boolean failed = action.group(1).toLowerCase(Locale.ROOT).equals("failed");
    return Optional.of(
        new DeliveryReport(UUID.fromString(about.group(1)), status.group(1), failed));
  }

  /** The notification of a {@code Message-ID}; empty for one that is not ours. */
  static Optional<UUID> notificationOf(String messageId) {
    Matcher about = MESSAGE_ID.matcher("Message-ID: " + messageId);
    return about.find() ? Optional.of(UUID.fromString(about.group(1))) : Optional.empty();
  }
}
