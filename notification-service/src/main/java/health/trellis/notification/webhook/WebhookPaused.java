package health.trellis.notification.webhook;

import java.util.UUID;

/**
 * A subscription fails for long and is held; whoever runs the program hears of it.
 *
 * @param webhookId the subscription
 * @param gone whether it answered that it wants no more
 */
public record WebhookPaused(UUID webhookId, boolean gone) {}
