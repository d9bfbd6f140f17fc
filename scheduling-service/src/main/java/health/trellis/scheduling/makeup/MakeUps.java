package health.trellis.scheduling.makeup;

import health.trellis.event.SessionType;
import health.trellis.event.scheduling.MakeUpOffered;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.availability.AvailabilityRepository;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.slot.FreeSlot;
import health.trellis.scheduling.time.IsoWeek;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds and offers sessions that make up for a missed one, in the caller's transaction. */
@ApplicationScoped
public class MakeUps {
  private static final Duration WITHIN = Duration.ofDays(7);
  private static final int MOST = 10;

  private final AvailabilityRepository availability;
  private final GroupEntry entry;
  private final SlotMakeUps slots;
  private final EntityManager entities;
  private final Outbox outbox;
  private final Clock clock;

  MakeUps(
      AvailabilityRepository availability,
      GroupEntry entry,
      SlotMakeUps slots,
      EntityManager entities,
      Outbox outbox,
      Clock clock) {
    this.availability = availability;
    this.entry = entry;
    this.slots = slots;
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Tells the patient that there are sessions to make up for a missed one, if there are. */
  public void offer(BookedSession missed) {
    List<Instant> found =
        Stream.concat(
                of(missed).stream().map(session -> session.span().start()),
                slots.of(missed).stream().map(FreeSlot::startsAt))
            .toList();
    if (found.isEmpty()) {
      return;
    }
    outbox.append(
        new MakeUpOffered(
            missed.booking().patientId(),
            missed.booking().id(),
            missed.session().programId(),
            missed.session().span().start(),
            found.size(),
            found.stream().max(Instant::compareTo).orElseThrow()));
  }

  /** The meetings that make up for a missed one: the same modality first, then by start. */
  List<TherapySession> of(BookedSession missed) {
    if (missed.session().type() != SessionType.GROUP) {
      return List.of();
    }
    UUID patientId = missed.booking().patientId();
    String modality = missed.session().modality();
    ClosedGroups closed = entry.closedOf(missed.session().programId());
    return open(missed).stream()
        .filter(
            s ->
                closed.admits(
                    Objects.requireNonNull(s.groupId()),
                    patientId,
                    LocalDate.ofInstant(s.span().start(), s.zone())))
        .filter(
            session ->
                availability
                    .timeOf(patientId, IsoWeek.of(session.span().start(), session.zone()))
                    .fits(session.span()))
        .sorted(
            Comparator.comparing((TherapySession s) -> !s.modality().equals(modality))
                .thenComparing(s -> s.span().start()))
        .limit(MOST)
        .toList();
  }

  /** Ahead, with a place left, and at no time at which the patient has another session. */
  private List<TherapySession> open(BookedSession missed) {
    return entities
        .createQuery(
            "from TherapySession s where s.programId = :program and s.type = GROUP"
                + " and s.status = SCHEDULED and s.startsAt > :now and s.startsAt < :until"
                + " and s.placesTaken < s.capacity and not exists (select 1 from Booking b"
                + " where b.patientId = :patient and b.status = BOOKED"
                + " and b.startsAt < s.endsAt and b.endsAt > s.startsAt)"
                + " order by s.startsAt, s.id",
            TherapySession.class)
        .setParameter("program", missed.session().programId())
        .setParameter("now", clock.instant())
        .setParameter("until", missed.session().span().start().plus(WITHIN))
        .setParameter("patient", missed.booking().patientId())
        .getResultList();
  }
}
