package health.trellis.patient.thread;

import health.trellis.event.SessionType;
import health.trellis.patient.attendance.AttendedSessions.Session;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.note.NoteDto.GoalWork;
import health.trellis.patient.note.ProgressNotes.Noted;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was done and found, for a plan to be held against.
 *
 * @param diagnoses that go on
 * @param notes signed ones, newest first
 * @param sessions since the version is in force, oldest first
 * @param team who treats
 * @param zone of the site
 * @param today there
 */
record Evidence(
    List<ConditionView> diagnoses,
    List<Noted> notes,
    List<Session> sessions,
    Set<UUID> team,
    ZoneId zone,
    LocalDate today) {

  Optional<ConditionView> diagnosis(UUID conditionId) {
    return diagnoses.stream().filter(d -> d.id().equals(conditionId)).findFirst();
  }

  List<LocalDate> notesOn(UUID goalId) {
    return notes.stream()
        .filter(note -> note.goals().stream().anyMatch(work -> work.goalId().equals(goalId)))
        .map(Noted::on)
        .toList();
  }

  List<LocalDate> notesOn(UUID goalId, String modality) {
    return notes.stream()
        .filter(note -> note.goals().stream().anyMatch(work -> names(work, goalId, modality)))
        .map(Noted::on)
        .toList();
  }

  private static boolean names(GoalWork work, UUID goalId, String modality) {
    return work.goalId().equals(goalId) && modality.equals(work.modality());
  }

  List<LocalDate> attended(SessionType type) {
    return sessions.stream()
        .filter(session -> session.attended() && session.type() == type)
        .map(session -> LocalDate.ofInstant(session.startsAt(), zone))
        .toList();
  }
}
