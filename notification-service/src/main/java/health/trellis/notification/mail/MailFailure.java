package health.trellis.notification.mail;

import health.trellis.notification.delivery.Outcome;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mail server's refusal: the enhanced status codes of RFC 3463, else the reply of SMTP. */
final class MailFailure {
  /** Bad address or mailbox: unknown, moved, disabled, not accepting (RFC 3463 5.1.x and 5.2.1). */
  private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("\\b5\\.(?:1\\.[0-9]|2\\.1)\\b");

  private static final Pattern MAILBOX_UNAVAILABLE = Pattern.compile("\\b(?:550|551|553)\\b");
  private static final Pattern REPLY = Pattern.compile("\\b[45][0-9]{2}\\b");

  private MailFailure() {}

  static Outcome of(Throwable failure) {
    String text = texts(failure);
    boolean toRecipient = text.contains("recipient") || text.contains("RCPT");
    if (NO_SUCH_ADDRESS.matcher(text).find()
        || toRecipient && MAILBOX_UNAVAILABLE.matcher(text).find()) {
      return new Outcome.Unreachable("no-such-address");
    }
    if (isNotThere(failure)) {
      return new Outcome.Refused("no-connection");
    }
    Matcher reply = REPLY.matcher(text);
    return reply.find()
        ? new Outcome.Refused("smtp-" + reply.group())
        : new Outcome.Unknown("no-answer");
  }

  private static boolean isNotThere(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static String texts(@Nullable Throwable failure) {
    StringBuilder texts = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      texts.append(cause.getMessage()).append(' ');
    }
    return texts.toString();
  }
}
