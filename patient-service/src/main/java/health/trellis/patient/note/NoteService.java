package health.trellis.patient.note;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.note.NoteDto.AddendumView;
import health.trellis.patient.note.NoteDto.NoteStatus;
import health.trellis.patient.note.NoteDto.NoteView;
import health.trellis.patient.note.NoteDto.WriteAddendum;
import health.trellis.patient.note.NoteDto.WriteNote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads progress notes. */
@ApplicationScoped
class NoteService {
  static final String WHAT = "progress-note";
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final NoteRepository notes;
  private final NoteGoals goals;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  NoteService(
      NoteRepository notes,
      NoteGoals goals,
      Episodes episodes,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.notes = notes;
    this.goals = goals;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** A note and the version for its ETag. */
  record Versioned(NoteView view, long version) {}

  @Transactional
  Versioned draft(UUID episodeId, WriteNote request) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    UUID author =
        user.practitionerId()
            .orElseThrow(() -> Refusal.forbidden("A clinician writes progress notes."));
    ProgressNote note =
        ProgressNote.draft(
            episodeId,
            episode.patientId(),
            new ProgressNote.Author(user.displayName(), author),
            clock.instant());
    write(note, request, episode);
    Violations.refuseOn(
        "progress_note_once",
        Refusal.conflict("note-exists", "You have a note of this session: edit or add to that."),
        () -> notes.persistAndFlush(note));
    return versioned(note);
  }

  @Transactional
  Versioned edit(UUID id, WriteNote request, @Nullable String ifMatch) {
    ProgressNote note = own(id);
    ETags.check(ifMatch, note.version());
    write(note, request, episodes.require(note.episodeId()));
    notes.flush();
    return versioned(note);
  }

  private void write(ProgressNote note, WriteNote request, EpisodeView episode) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, episode.zone());
    LocalDate on = Objects.requireNonNullElse(request.sessionOn(), today);
    LocalDate last = Objects.requireNonNullElse(episode.dischargedOn(), today);
    if (on.isAfter(last) || on.isBefore(episode.admittedOn())) {
      throw Refusal.invalid(
          "/sessionOn", "range", "A session is from the admission to today or the discharge.");
    }
    goals.refuseUnknown(note.episodeId(), request.content());
    note.write(
        new ProgressNote.Session(request.kind(), on, request.bookingId()), request.content(), now);
  }

  @Transactional
  Versioned read(UUID id) {
    return versioned(readable(id));
  }

  @Transactional
  Page<NoteView> ofEpisode(UUID episodeId, PageRequest page) {
    EpisodeView episode = episodes.require(episodeId);
    access.require(episode.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    List<ProgressNote> rows =
        notes.ofEpisode(
            episodeId,
            visible(),
            page.cursor().map(cursor -> cursor.date(0)).orElse(LAST_DAY),
            page.cursor().map(cursor -> cursor.uuid(1)).orElse(LAST_ID),
            page.limit() + 1);
    Page<ProgressNote> found = Page.of(rows, page, note -> Cursor.of(note.sessionOn(), note.id()));
    Map<UUID, List<AddendumView>> addenda =
        notes.addenda(found.items().stream().map(ProgressNote::id).toList());
    ZoneId zone = episode.zone();
    return found.map(
        note -> note.view(addenda.getOrDefault(note.id(), List.of()), zone, clock.instant()));
  }

  /** A signed note is the patient's to read too (45 CFR 171.103); a draft is the author's work. */
  private Set<NoteStatus> visible() {
    return user.has(Role.PATIENT) ? EnumSet.of(NoteStatus.SIGNED) : EnumSet.allOf(NoteStatus.class);
  }

  @Transactional
  AddendumView add(UUID id, WriteAddendum request) {
    ProgressNote note = writable(id);
    note.refuseUnsigned();
    return notes.add(id, request.text(), user.displayName(), clock.instant());
  }

  ProgressNote writable(UUID id) {
    ProgressNote note = known(id);
    access.require(note.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    return note;
  }

  Versioned versioned(ProgressNote note) {
    ZoneId zone = episodes.require(note.episodeId()).zone();
    List<AddendumView> addenda =
        notes.addenda(List.of(note.id())).getOrDefault(note.id(), List.of());
    return new Versioned(note.view(addenda, zone, clock.instant()), note.version());
  }

  private ProgressNote own(UUID id) {
    ProgressNote note = writable(id);
    if (!user.practitionerId().filter(note.authorId()::equals).isPresent()) {
      throw Refusal.forbidden("The author edits a draft.");
    }
    return note;
  }

  private ProgressNote readable(UUID id) {
    ProgressNote note = known(id);
    access.require(note.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    if (!visible().contains(note.status())) {
      throw Refusal.notFound(WHAT);
    }
    return note;
  }

  private ProgressNote known(UUID id) {
    return notes.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }
}
