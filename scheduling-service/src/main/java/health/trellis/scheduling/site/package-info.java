/**
 * Where a program is: name, IANA zone, country. The zone decides what 09:00 and a week mean for\n *
 * everything that takes place there; the country decides which crisis contacts a patient is shown.
 */
@NullMarked
package health.trellis.scheduling.site;

import org.jspecify.annotations.NullMarked;
