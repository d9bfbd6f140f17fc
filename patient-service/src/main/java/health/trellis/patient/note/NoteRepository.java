package health.trellis.patient.note;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.note.NoteDto.AddendumView;
import health.trellis.patient.note.NoteDto.NoteStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds notes and their addenda. */
@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<ProgressNote, UUID> {
  private final Sql sql;

  NoteRepository(Sql sql) {
    this.sql = sql;
  }

  /** A page of an episode's notes in some states, the newest session first. */
  List<ProgressNote> ofEpisode(
      UUID episodeId, Set<NoteStatus> states, LocalDate before, UUID beforeId, int rows) {
    return find(
            "episodeId = ?1 and status in ?2"
                + " and (sessionOn < ?3 or (sessionOn = ?3 and id < ?4))"
                + " order by sessionOn desc, id desc",
            episodeId,
            states,
            before,
            beforeId)
        .range(0, rows - 1)
        .list();
  }

  AddendumView add(UUID noteId, String text, String author, Instant now) {
    AddendumView addendum = new AddendumView(Ids.next(), text, author, now);
    sql.update(
        """
        insert into progress_note_addendum (id, note_id, text, author, created_at)
        values (?, ?, ?, ?, ?)
        """,
        addendum.id(),
        noteId,
        text,
        author,
        now);
    return addendum;
  }

  /** The addenda of several notes in one query, oldest first. */
  Map<UUID, List<AddendumView>> addenda(Collection<UUID> noteIds) {
    Map<UUID, List<AddendumView>> byNote = new LinkedHashMap<>();
    sql.query(
        """
        select note_id, id, text, author, created_at from progress_note_addendum
        where note_id = any(?::uuid[]) order by id
        """,
        row ->
            byNote
                .computeIfAbsent(row.getObject(1, UUID.class), note -> new ArrayList<>())
                .add(
                    new AddendumView(
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant())),
        (Object) noteIds.stream().map(UUID::toString).toArray(String[]::new));
    return byNote;
  }
}
