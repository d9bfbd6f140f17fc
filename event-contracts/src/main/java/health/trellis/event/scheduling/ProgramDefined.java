package health.trellis.event.scheduling;

import health.trellis.event.DomainEvent;
import health.trellis.event.EventType;
import health.trellis.event.LevelOfCare;
import java.util.UUID;

/**
 * A program was created or changed; the event holds it as it is now.
 *
 * @param programId the program
 * @param name name
 * @param siteId its site
 * @param timeZone IANA zone of the site
 * @param country ISO 3166-1 alpha-2, for crisis contacts
 * @param levelOfCare level that it offers
 * @param track for example EVENING
 * @param substanceUse whether 42 CFR Part 2 protects its records
 * @param minimumMinutesPerWeek below this a week falls short
 * @param active whether it admits
 */
@EventType(aggregate = "program", happened = "defined")
public record ProgramDefined(
    UUID programId,
    String name,
    UUID siteId,
    String timeZone,
    String country,
    LevelOfCare levelOfCare,
    String track,
    boolean substanceUse,
    int minimumMinutesPerWeek,
    boolean active)
    implements DomainEvent {
  @Override
  public UUID key() {
    return programId;
  }
}
