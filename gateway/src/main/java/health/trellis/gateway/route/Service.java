package health.trellis.gateway.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service behind the gateway. */
public enum Service {
  PATIENT,
  SCHEDULING,
  ASSESSMENT,
  NOTIFICATION;

  /** The name in paths, metrics and answers, such as {@code patient}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The service of a label. */
  public static Optional<Service> labelled(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }
}
