package health.trellis.scheduling.site;

import java.util.UUID;

/**
 * A site has other limits for its groups; fired within the change's transaction.
 *
 * @param siteId the site
 */
public record LimitsChanged(UUID siteId) {}
