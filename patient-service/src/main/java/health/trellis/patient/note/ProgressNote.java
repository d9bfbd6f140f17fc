package health.trellis.patient.note;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.ground.JsonColumn;
import health.trellis.patient.note.NoteDto.AddendumView;
import health.trellis.patient.note.NoteDto.NoteContent;
import health.trellis.patient.note.NoteDto.NoteKind;
import health.trellis.patient.note.NoteDto.NoteStatus;
import health.trellis.patient.note.NoteDto.NoteView;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A note of a session. */
@Entity
@Table(name = "progress_note")
class ProgressNote {
  /** Notes are signed within three days; later is allowed, and shows. */
  private static final int DAYS_TO_SIGN = 3;

  @Id private UUID id;
  @Version private long version;
  private UUID episodeId;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private NoteKind kind;

  private LocalDate sessionOn;
  private @Nullable UUID bookingId;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private NoteContent content;

  @Enumerated(EnumType.STRING)
  private NoteStatus status;

  private String author;
  private UUID authorId;
  private @Nullable Instant signedAt;
  private @Nullable String cosignedBy;
  private @Nullable UUID cosignedById;
  private @Nullable Instant cosignedAt;
  private Instant createdAt;
  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<NoteContent> {
    ContentColumn() {
      super(NoteContent.class);
    }
  }

  /** What a session was: all but its words. */
  record Session(NoteKind kind, LocalDate on, @Nullable UUID bookingId) {}

  /** Who writes. */
  record Author(String name, UUID practitionerId) {}

  /** For Hibernate. */
  protected ProgressNote() {}

  static ProgressNote draft(UUID episodeId, UUID patientId, Author author, Instant now) {
    ProgressNote note = new ProgressNote();
    note.id = Ids.next();
    note.episodeId = episodeId;
    note.patientId = patientId;
    note.status = NoteStatus.DRAFT;
    note.author = author.name();
    note.authorId = author.practitionerId();
    note.createdAt = now;
    return note;
  }

  void write(Session session, NoteContent words, Instant now) {
    if (status != NoteStatus.DRAFT) {
      throw Refusal.conflict("note-signed", "A signed note cannot be edited: add to it.");
    }
    kind = session.kind();
    sessionOn = session.on();
    bookingId = session.bookingId();
    content = words;
    updatedAt = now;
  }

  void sign(boolean supervised, Instant now) {
    if (status != NoteStatus.DRAFT) {
      throw Refusal.conflict("note-signed", "The note is signed.");
    }
    status = supervised ? NoteStatus.AWAITING_COSIGNATURE : NoteStatus.SIGNED;
    signedAt = now;
    updatedAt = now;
  }

  void cosign(String name, UUID practitionerId, Instant now) {
    status = NoteStatus.SIGNED;
    cosignedBy = name;
    cosignedById = practitionerId;
    cosignedAt = now;
    updatedAt = now;
  }

  void refuseUnsigned() {
    if (status == NoteStatus.DRAFT) {
      throw Refusal.conflict("note-draft", "Edit the draft itself.");
    }
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  UUID episodeId() {
    return episodeId;
  }

  UUID patientId() {
    return patientId;
  }

  LocalDate sessionOn() {
    return sessionOn;
  }

  NoteContent content() {
    return content;
  }

  NoteKind kind() {
    return kind;
  }

  NoteStatus status() {
    return status;
  }

  String author() {
    return author;
  }

  UUID authorId() {
    return authorId;
  }

  NoteView view(List<AddendumView> addenda, ZoneId zone, Instant now) {
    LocalDate until = LocalDate.ofInstant(signedAt == null ? now : signedAt, zone);
    int late =
        Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(sessionOn, until) - DAYS_TO_SIGN));
    return new NoteView(
        id,
        episodeId,
        patientId,
        kind,
        sessionOn,
        bookingId,
        content,
        status,
        author,
        authorId,
        signedAt,
        late,
        cosignedBy,
        cosignedAt,
        addenda,
        updatedAt);
  }
}
