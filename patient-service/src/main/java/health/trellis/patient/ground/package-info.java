/**
 * What several features here stand on and no library gives: JSON documents in columns, name and
 * phone normalization for search, checks of time zones. No rule of the domain lives here.
 */
@NullMarked
package health.trellis.patient.ground;

import org.jspecify.annotations.NullMarked;
