package health.trellis.scheduling.waitlist;

import health.trellis.event.scheduling.WaitlistPlaceOffered;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.group.GroupRepository;
import health.trellis.scheduling.group.TherapyGroup;
import health.trellis.scheduling.hold.PlaceHolds;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.waitlist.WaitlistEntry.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Offers places to those who wait, and keeps them meanwhile; in the caller's transaction. */
@ApplicationScoped
class Offers {
  /** A guest who fills up one meeting does not fill up a group: one in four may be full. */
  private static final int MEETINGS_PER_FULL_ONE = 4;

  private final WaitlistRepository entries;
  private final GroupRepository groups;
  private final GroupEntry entry;
  private final SessionRepository sessions;
  private final BookingRepository bookings;
  private final PlaceHolds holds;
  private final Outbox outbox;
  private final Duration kept;

  Offers(
      WaitlistRepository entries,
      GroupRepository groups,
      GroupEntry entry,
      SessionRepository sessions,
      BookingRepository bookings,
      PlaceHolds holds,
      Outbox outbox,
      @ConfigProperty(name = "trellis.scheduling.waitlist-offer") Duration kept) {
    this.entries = entries;
    this.groups = groups;
    this.entry = entry;
    this.sessions = sessions;
    this.bookings = bookings;
    this.holds = holds;
    this.outbox = outbox;
    this.kept = kept;
  }

  /** Offers the free places of a group, to the first in the line first; tells how many. */
  int offer(UUID groupId, Instant now) {
    entries.lockGroup(groupId);
    TherapyGroup group = groups.require(groupId);
    List<TherapySession> ahead = sessions.ofGroupFrom(groupId, now);
    ClosedGroups closed = entry.closedOf(group.programId());
    int offered = 0;
    for (WaitlistEntry waiting : entries.waitingFor(groupId)) {
      List<TherapySession> meetings = meetings(ahead, closed, waiting);
      if (meetings.isEmpty()) {
        continue;
      }
      List<TherapySession> free =
          meetings.stream().filter(m -> m.placesTaken() < m.capacity()).toList();
      int full = meetings.size() - free.size();
      if (free.isEmpty() || full * MEETINGS_PER_FULL_ONE > meetings.size()) {
        break;
      }
      keep(group, waiting, free, now);
      offered++;
    }
    return offered;
  }

  /** The coming meetings that the patient could come to, locked and read anew. */
  private List<TherapySession> meetings(
      List<TherapySession> ahead, ClosedGroups closed, WaitlistEntry waiting) {
    UUID patient = waiting.patientId();
    List<TherapySession> coming =
        ahead.stream().filter(meeting -> !dayOf(meeting).isBefore(waiting.from())).toList();
    if (coming.isEmpty() || !closed.admits(waiting.groupId(), patient, dayOf(coming.getFirst()))) {
      return List.of();
    }
    return coming.stream()
        .filter(
            meeting ->
                bookings.of(patient, meeting.span()).stream().noneMatch(p -> p.booking().held())
                    && holds.isFree(patient, meeting.span()))
        .map(meeting -> sessions.lock(meeting.id()))
        .filter(TherapySession::scheduled)
        .toList();
  }

  private void keep(
      TherapyGroup group, WaitlistEntry waiting, List<TherapySession> free, Instant now) {
    Instant expires = now.plus(kept);
    waiting.offer(now, expires);
    Conflicts.flush(entries.getEntityManager());
    free.forEach(meeting -> holds.keep(meeting, waiting.patientId(), waiting.id(), now, expires));
    TherapySession first = free.getFirst();
    outbox.append(
        new WaitlistPlaceOffered(
            waiting.patientId(),
            waiting.id(),
            group.id(),
            group.programId(),
            first.span().start(),
            first.zone().getId(),
            expires));
  }

  /** The offer was not answered in time: its places are free. */
  void expire(UUID id, Instant now) {
    WaitlistEntry offered = entries.lock(id);
    if (offered.isOver(now)) {
      offered.end(Status.EXPIRED, now);
      holds.letGo(id);
    }
  }

  private static LocalDate dayOf(TherapySession meeting) {
    return LocalDate.ofInstant(meeting.span().start(), meeting.zone());
  }
}
