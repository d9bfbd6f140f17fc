package health.trellis.notification.message;

import health.trellis.notification.contact.Contacts.Reaches;
import health.trellis.notification.preference.Wishes;
import health.trellis.notification.template.Channel;
import java.util.Set;

/**
 * All about a person that decides by which channels something goes.
 *
 * @param wishes what the person wants
 * @param reaches addresses and numbers
 * @param hasDevice whether push reaches anything
 * @param enough the channels on which there were as many messages as are allowed a day
 */
record Situation(Wishes wishes, Reaches reaches, boolean hasDevice, Set<Channel> enough) {}
