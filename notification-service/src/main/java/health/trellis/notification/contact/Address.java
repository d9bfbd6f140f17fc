package health.trellis.notification.contact;

import health.trellis.notification.template.Channel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks addresses and brings them to one form, so that a stop finds all of them. */
final class Address {
  /** E.164: a plus, then eight to fifteen digits, the first not zero. */
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");

  /** Nothing that could end a header or name a second recipient. */
  private static final Pattern MAIL =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private static final Pattern WRITTEN_NUMBER = Pattern.compile("\\+[0-9 ().-]{8,30}");
  private static final int LONGEST = 254;

  private Address() {}

  /** The address in its one form; empty when it is none. */
  static Optional<String> of(Channel channel, String text) {
    String address = text.strip();
    return switch (channel) {
      case EMAIL -> Optional.of(mail(address)).filter(Address::isMail);
      case SMS ->
          Optional.of(address)
              .filter(a -> WRITTEN_NUMBER.matcher(a).matches())
              .map(a -> a.replaceAll("[ ().-]", ""))
              .filter(a -> E164.matcher(a).matches());
      case IN_APP, PUSH, VOICE -> Optional.empty();
    };
  }

  private static boolean isMail(String address) {
    return address.length() <= LONGEST && MAIL.matcher(address).matches();
  }

  /** The domain does not care for case (RFC 5321, 2.4). */
  private static String mail(String address) {
    int at = address.lastIndexOf('@');
    return at < 0
        ? address
        : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
  }
}
