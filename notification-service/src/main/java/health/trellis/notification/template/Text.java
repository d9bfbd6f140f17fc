package health.trellis.notification.template;

/**
 * A rendered message.
 *
 * @param title one line
 * @param body plain text
 */
public record Text(String title, String body) {}
