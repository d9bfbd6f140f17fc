package health.trellis.notification.message;

import java.util.List;
import java.util.UUID;

/**
 * Something stands in the app that was not there before. Fired in the transaction that writes it.
 *
 * @param entries what, and for whom
 */
public record InAppNews(List<Entry> entries) {
  /** One of them. */
  public record Entry(UUID id, String audience) {}
}
