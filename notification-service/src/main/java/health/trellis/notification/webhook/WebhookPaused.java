package health.trellis.notification.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription fails for long, or wants no more, and is held; whoever runs the program hears of
 * it. Not fired again within a day.
 *
 * @param webhookId the subscription
 * @param at when it was held
 */
public record WebhookPaused(UUID webhookId, Instant at) {}
