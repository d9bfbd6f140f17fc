package health.trellis.notification.message;

import health.trellis.notification.person.Person;

/** One person and what is to be said. */
public record Telling(Person person, Message message) {}
