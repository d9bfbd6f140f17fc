/**
 * Text messages by the HTTP APIs of the common providers, their signed receipts, and replies: STOP,
 * START and HELP as carriers and 47 CFR 64.1200(a)(10) require. What a person writes is not kept.
 */
@NullMarked
package health.trellis.notification.sms;

import org.jspecify.annotations.NullMarked;
