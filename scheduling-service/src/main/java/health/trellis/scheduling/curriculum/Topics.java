package health.trellis.scheduling.curriculum;

import health.trellis.scheduling.session.Lesson;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deals the topics of a curriculum to the meetings of a group, in the caller's transaction. */
@ApplicationScoped
public class Topics {
  private final CurriculumRepository curricula;
  private final SessionRepository sessions;
  private final Clock clock;

  Topics(CurriculumRepository curricula, SessionRepository sessions, Clock clock) {
    this.curricula = curricula;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Gives each meeting from an instant on the topic that follows; done again, nothing changes. A
   * meeting of the past keeps what it had.
   *
   * @param curriculumId what the group teaches; when absent, coming meetings have no topic
   */
  public void deal(UUID groupId, @Nullable UUID curriculumId, Instant from) {
    if (curriculumId == null) {
      sessions.ofGroupFrom(groupId, clock.instant()).forEach(meeting -> meeting.teach(null));
      return;
    }
    Rotation rotation = new Rotation(curricula.require(curriculumId).topics());
    @Nullable CurriculumTopic last =
        sessions.lastLesson(groupId, curriculumId, from).map(Topics::topic).orElse(null);
    for (TherapySession meeting : sessions.ofGroupFrom(groupId, from)) {
      if (!isHistory(meeting)) {
        meeting.teach(rotation.after(last).in(curriculumId));
      }
      last = topic(meeting);
    }
  }

  private boolean isHistory(TherapySession meeting) {
    return meeting.lesson() != null && meeting.span().start().isBefore(clock.instant());
  }

  private static @Nullable CurriculumTopic topic(TherapySession meeting) {
    Lesson lesson = meeting.lesson();
    return lesson == null ? null : new CurriculumTopic(lesson.module(), lesson.topic());
  }
}
