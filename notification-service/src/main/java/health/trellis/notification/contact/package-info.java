/**
 * Where people are reached: addresses and numbers that they gave and confirmed with a code, their
 * consent to text messages with the words that were shown, and what does not work any more. A stop
 * holds for the address, whoever it belongs to.
 */
@NullMarked
package health.trellis.notification.contact;

import org.jspecify.annotations.NullMarked;
