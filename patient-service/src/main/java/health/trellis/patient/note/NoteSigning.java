package health.trellis.patient.note;

import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.note.NoteDto.NoteStatus;
import health.trellis.patient.note.NoteService.Versioned;
import health.trellis.patient.supervision.Supervisions;
import health.trellis.patient.task.Assignee;
import health.trellis.patient.task.CareTasks;
import health.trellis.patient.task.TaskKind;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs notes: the author first, then the supervisor where there is one. */
@ApplicationScoped
class NoteSigning {
  private static final Duration COSIGN_WITHIN = Duration.ofDays(3);

  private final NoteService service;
  private final NoteRepository notes;
  private final NoteGoals goals;
  private final Supervisions supervisions;
  private final Episodes episodes;
  private final CareTasks tasks;
  private final CurrentUser user;
  private final Clock clock;
  private final Event<Charted> chart;

  NoteSigning(
      NoteService service,
      NoteRepository notes,
      NoteGoals goals,
      Supervisions supervisions,
      Episodes episodes,
      CareTasks tasks,
      CurrentUser user,
      Clock clock,
      Event<Charted> chart) {
    this.service = service;
    this.notes = notes;
    this.goals = goals;
    this.supervisions = supervisions;
    this.episodes = episodes;
    this.tasks = tasks;
    this.user = user;
    this.clock = clock;
    this.chart = chart;
  }

  @Transactional
  Versioned sign(UUID id, @Nullable String ifMatch) {
    ProgressNote note = service.writable(id);
    if (ifMatch != null) {
      ETags.check(ifMatch, note.version());
    }
    if (note.status() == NoteStatus.AWAITING_COSIGNATURE) {
      cosign(note);
    } else {
      signAsAuthor(note);
    }
    notes.flush();
    return service.versioned(note);
  }

  private void signAsAuthor(ProgressNote note) {
    if (user.practitionerId().filter(note.authorId()::equals).isEmpty()) {
      throw Refusal.forbidden("The author signs a note first.");
    }
    Optional<UUID> supervisor = supervisor(note);
    note.sign(supervisor.isPresent(), clock.instant());
    if (supervisor.isPresent()) {
      tasks.open(
          new CareTasks.Opening(
              note.patientId(),
              TaskKind.SIGNATURE,
              source(note),
              "Co-sign a progress note of " + note.sessionOn(),
              null,
              Assignee.CLINICIAN,
              supervisor.get(),
              clock.instant().plus(COSIGN_WITHIN),
              user.displayName()));
    } else {
      signed(note);
    }
  }

  /** All signatures are there. */
  private void signed(ProgressNote note) {
    goals.record(note);
    chart.fire(
        new Charted(
            note.patientId(),
            clock.instant(),
            TimelineKind.NOTE_SIGNED,
            note.id(),
            Map.of("kind", note.kind().name(), "sessionOn", note.sessionOn().toString())));
  }

  private void cosign(ProgressNote note) {
    UUID signer =
        user.practitionerId()
            .filter(id -> supervisor(note).filter(id::equals).isPresent())
            .orElseThrow(() -> Refusal.forbidden("The author's supervisor signs here."));
    note.cosign(user.displayName(), signer, clock.instant());
    signed(note);
    tasks.settle(
        note.patientId(), TaskKind.SIGNATURE, source(note), "It is signed.", user.displayName());
  }

  private Optional<UUID> supervisor(ProgressNote note) {
    LocalDate today = episodes.require(note.episodeId()).today(clock);
    return supervisions.supervisorOf(note.authorId(), today);
  }

  private static String source(ProgressNote note) {
    return "note:" + note.id();
  }
}
