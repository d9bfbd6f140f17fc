/**
 * Who a patient is: registering, reading, correcting, and finding one by name, birth date,
 * identifier or phone. Search data travels in bodies, never in URLs, and every search is served by
 * an index. A social security number is cut to its last four digits before it is stored.
 */
@NullMarked
package health.trellis.patient.registration;

import org.jspecify.annotations.NullMarked;
