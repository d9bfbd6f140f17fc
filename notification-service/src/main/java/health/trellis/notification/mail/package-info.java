/**
 * E-mail by SMTP. A server's answer is read as RFC 3463 defines it, so that an address that does
 * not exist is told apart from a server that is busy.
 */
@NullMarked
package health.trellis.notification.mail;

import org.jspecify.annotations.NullMarked;
