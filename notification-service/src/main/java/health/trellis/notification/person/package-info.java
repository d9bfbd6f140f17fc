/**
 * Whom we may have to reach: patients, family and clinicians, as the events of the other services
 * tell, with address, language and time zone. Audiences are resolved here and nowhere else.
 */
@NullMarked
package health.trellis.notification.person;

import org.jspecify.annotations.NullMarked;
