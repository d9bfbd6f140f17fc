package health.trellis.scheduling.session;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.Span;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session on the calendar. */
@Entity
@Table(name = "therapy_session")
public class TherapySession {
  /** Whether a session takes place. */
  public enum Status {
    SCHEDULED,
    CANCELLED
  }

  @Id private UUID id;
  private UUID programId;

  @Enumerated(EnumType.STRING)
  private SessionType type;

  private String modality;
  private @Nullable UUID groupId;
  private @Nullable LocalDate occurrenceOn;
  private UUID clinicianId;
  private @Nullable UUID roomId;
  private Instant startsAt;
  private Instant endsAt;
  private String timeZone;

  @Enumerated(EnumType.STRING)
  private ServiceType serviceType;

  @ElementCollection
  @CollectionTable(name = "session_co_leader", joinColumns = @JoinColumn(name = "session_id"))
  @Column(name = "clinician_id")
  private Set<UUID> coLeaderIds = new HashSet<>();

  private int capacity;

  @Enumerated(EnumType.STRING)
  private Delivery delivery;

  /** Counted by a trigger on booking, so that a check can hold it under the capacity. */
  @Column(insertable = false, updatable = false)
  private int placesTaken;

  @Enumerated(EnumType.STRING)
  private Status status = Status.SCHEDULED;

  private @Nullable String changeReason;
  private @Nullable String lateEntryReason;
  private @Nullable UUID seriesId;
  private @Nullable UUID curriculumId;
  private @Nullable String module;
  private @Nullable String topic;
  private int sequence;
  @Version private long version;

  /** For Hibernate. */
  protected TherapySession() {}

  TherapySession(UUID id, NewSession session) {
    this.id = id;
    programId = session.programId();
    type = session.type();
    modality = session.modality();
    groupId = session.groupId();
    occurrenceOn = session.occurrenceOn();
    clinicianId = session.clinicianId();
    roomId = session.roomId();
    startsAt = session.span().start();
    endsAt = session.span().end();
    timeZone = session.zone().getId();
    capacity = session.capacity();
    lateEntryReason = session.lateEntryReason();
    delivery = session.delivery();
    serviceType = session.serviceType();
    coLeaderIds.addAll(session.coLeaderIds());
  }

  /** Puts it at another time, or with another clinician or room. */
  public void move(Span to, UUID clinician, @Nullable UUID room, String reason) {
    startsAt = to.start();
    endsAt = to.end();
    clinicianId = clinician;
    coLeaderIds.remove(clinician);
    roomId = room;
    changeReason = reason;
    sequence++;
  }

  /** It came of a series. */
  void joinSeries(UUID series) {
    seriesId = series;
  }

  /** Has a topic of a curriculum; none when absent. */
  public void teach(@Nullable Lesson lesson) {
    curriculumId = lesson == null ? null : lesson.curriculumId();
    module = lesson == null ? null : lesson.module();
    topic = lesson == null ? null : lesson.topic();
  }

  /** What of a curriculum it has. */
  public @Nullable Lesson lesson() {
    return curriculumId == null || module == null || topic == null
        ? null
        : new Lesson(curriculumId, module, topic);
  }

  /** The series that it came of. */
  public @Nullable UUID seriesId() {
    return seriesId;
  }

  /** Follows a change of its group. */
  public void follow(UUID clinician, Set<UUID> with, @Nullable UUID room, int places) {
    clinicianId = clinician;
    roomId = room;
    coLeaderIds.retainAll(with);
    coLeaderIds.addAll(with);
    capacity = places;
  }

  /** It does not take place. */
  public void cancel(String reason) {
    status = Status.CANCELLED;
    changeReason = reason;
    sequence++;
  }

  /** Whether it takes place. */
  public boolean scheduled() {
    return status == Status.SCHEDULED;
  }

  /** When it is. */
  public Span span() {
    return new Span(startsAt, endsAt);
  }

  /** Its length in minutes. */
  public int minutes() {
    return span().minutes();
  }

  /** The session's id. */
  public UUID id() {
    return id;
  }

  /** Whose session it is. */
  public UUID programId() {
    return programId;
  }

  /** Its kind. */
  public SessionType type() {
    return type;
  }

  /** For example CBT. */
  public String modality() {
    return modality;
  }

  /** The group that meets. */
  public @Nullable UUID groupId() {
    return groupId;
  }

  /** Who leads it. */
  public UUID clinicianId() {
    return clinicianId;
  }

  /** Where it is. */
  public @Nullable UUID roomId() {
    return roomId;
  }

  /** The site's zone. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** What it is for. */
  public ServiceType serviceType() {
    return serviceType;
  }

  /** Who leads it with the leader. */
  public Set<UUID> coLeaderIds() {
    return Set.copyOf(coLeaderIds);
  }

  /** In person or by video. */
  public Delivery delivery() {
    return delivery;
  }

  /** How many patients it has places for. */
  public int capacity() {
    return capacity;
  }

  /** How many places are taken. */
  public int placesTaken() {
    return placesTaken;
  }

  /** Whether it takes place. */
  public Status status() {
    return status;
  }

  /** Why it was moved or cancelled. */
  public @Nullable String changeReason() {
    return changeReason;
  }

  /** Why it was entered after the fact. */
  public @Nullable String lateEntryReason() {
    return lateEntryReason;
  }

  /** How often it was changed: iCalendar's SEQUENCE. */
  public int sequence() {
    return sequence;
  }
}
