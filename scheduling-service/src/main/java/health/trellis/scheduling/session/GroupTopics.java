package health.trellis.scheduling.session;

import health.trellis.scheduling.curriculum.Topics;
import health.trellis.scheduling.group.GroupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A meeting that is cancelled or changes places with another leaves its topic to the next. */
@ApplicationScoped
class GroupTopics {
  private final GroupRepository groups;
  private final Topics topics;
  private final Clock clock;

  GroupTopics(GroupRepository groups, Topics topics, Clock clock) {
    this.groups = groups;
    this.topics = topics;
    this.clock = clock;
  }

  void follow(TherapySession meeting) {
    if (meeting.groupId() != null && meeting.lesson() != null) {
      topics.deal(
          meeting.groupId(), groups.require(meeting.groupId()).curriculumId(), clock.instant());
    }
  }
}
