package health.trellis.notification.message;

import health.trellis.notification.contact.Contacts.Reaches;
import health.trellis.notification.preference.Wishes;

/**
 * All about a person that decides by which channels something goes.
 *
 * @param wishes what the person wants
 * @param reaches addresses and numbers
 * @param hasDevice whether push reaches anything
 */
record Situation(Wishes wishes, Reaches reaches, boolean hasDevice) {}
