package health.trellis.scheduling.group;

import health.trellis.scheduling.time.IsoWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The closed groups of a program: after its first day such a group takes in nobody. Booking by
 * hand, allocation, slots, make-ups and planning all ask here.
 *
 * @param byId closed groups by id; groups with rolling admission are not among them
 */
public record ClosedGroups(Map<UUID, Closed> byId) {
  /**
   * A closed group.
   *
   * @param firstDay its first day, on which it still takes in
   * @param insiders patients on its roster or with a place in a meeting
   */
  public record Closed(LocalDate firstDay, Set<UUID> insiders) {}

  /** Whoever is planned into a group for a week comes on its Monday, or today when that is over. */
  public static LocalDate entering(Instant now, IsoWeek week) {
    LocalDate today = LocalDate.ofInstant(now, week.zone());
    return today.isAfter(week.monday()) ? today : week.monday();
  }

  /** Whether a patient may come to a group when the first meeting would be on a day. */
  public boolean admits(UUID groupId, UUID patientId, LocalDate entering) {
    Closed closed = byId.get(groupId);
    return closed == null
        || !entering.isAfter(closed.firstDay())
        || closed.insiders().contains(patientId);
  }
}
