package health.trellis.scheduling.curriculum;

import health.trellis.kit.access.Area;
import health.trellis.scheduling.KnownPatients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what a patient has met of a curriculum. */
@ApplicationScoped
@Transactional
class ProgressService {
  private final CurriculumRepository curricula;
  private final ProgressReading reading;
  private final KnownPatients patients;
  private final Clock clock;

  ProgressService(
      CurriculumRepository curricula,
      ProgressReading reading,
      KnownPatients patients,
      Clock clock) {
    this.curricula = curricula;
    this.reading = reading;
    this.patients = patients;
    this.clock = clock;
  }

  ProgressView read(UUID curriculumId, UUID patientId) {
    patients.mayRead(patientId, Area.CALENDAR, "curriculum-progress");
    Curriculum curriculum = curricula.require(curriculumId);
    Map<CurriculumTopic, TopicState> states = reading.states(curriculumId, patientId);
    Map<CurriculumTopic, ProgressReading.Meeting> next =
        reading.next(curriculumId, clock.instant());
    List<ProgressView.Topic> items =
        curriculum.topics().stream()
            .map(t -> item(t, states.getOrDefault(t, TopicState.OPEN), next.get(t)))
            .toList();
    int met = (int) items.stream().filter(item -> item.state() == TopicState.MET).count();
    return new ProgressView(curriculumId, patientId, met, items.size(), completeAt(items), items);
  }

  private static ProgressView.Topic item(
      CurriculumTopic topic, TopicState state, ProgressReading.@Nullable Meeting next) {
    return state == TopicState.MET || next == null
        ? new ProgressView.Topic(topic.module(), topic.topic(), state, null, null)
        : new ProgressView.Topic(
            topic.module(), topic.topic(), state, next.sessionId(), next.startsAt());
  }

  private static @Nullable Instant completeAt(List<ProgressView.Topic> items) {
    List<@Nullable Instant> missing =
        items.stream()
            .filter(item -> item.state() != TopicState.MET)
            .map(ProgressView.Topic::nextStartsAt)
            .toList();
    return missing.stream().allMatch(Objects::nonNull)
        ? missing.stream().map(Objects::requireNonNull).max(Comparator.naturalOrder()).orElse(null)
        : null;
  }
}
