package health.trellis.patient.note;

import health.trellis.patient.note.NoteDto.NoteStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** What other features ask about notes. They check access to the patient themselves. */
@ApplicationScoped
public class ProgressNotes {
  private static final int MOST_NOTES = 2000;

  private final NoteRepository notes;

  ProgressNotes(NoteRepository notes) {
    this.notes = notes;
  }

  /** A signed note without its words: when, and on which goals by what. */
  public record Noted(UUID id, NoteDto.NoteKind kind, LocalDate on, List<NoteDto.GoalWork> goals) {}

  /** The signed notes of an episode, newest first. */
  public List<Noted> signed(UUID episodeId) {
    return notes
        .ofEpisode(
            episodeId,
            EnumSet.of(NoteStatus.SIGNED, NoteStatus.AWAITING_COSIGNATURE),
            LocalDate.of(9999, 12, 31),
            new UUID(-1, -1),
            MOST_NOTES)
        .stream()
        .map(note -> new Noted(note.id(), note.kind(), note.sessionOn(), note.content().goals()))
        .toList();
  }
}
