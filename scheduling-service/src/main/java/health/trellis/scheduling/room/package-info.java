/** Rooms of a site. A room holds one session at a time, which an exclusion constraint keeps so. */
@NullMarked
package health.trellis.scheduling.room;

import org.jspecify.annotations.NullMarked;
