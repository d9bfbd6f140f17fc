package health.trellis.scheduling.curriculum;

import static health.trellis.event.AttendanceStatus.ATTENDED;
import static health.trellis.event.AttendanceStatus.LEFT_EARLY;
import static health.trellis.event.AttendanceStatus.NO_SHOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.AttendanceStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurriculumRulesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16, 30})
  void whoeverEntersMidCycleMeetsEachTopicOnceInAsManyMeetingsAsThereAreTopics(int topics) {
    for (int entry = 0; entry < topics; entry++) {
      assertEquals(Set.copyOf(rotation(topics).topics()), metFrom(entry, topics));
    }
  }

  private static Set<CurriculumTopic> metFrom(int entry, int topics) {
    Rotation rotation = rotation(topics);
    @Nullable CurriculumTopic last = rotation.topics().get(entry);
    Set<CurriculumTopic> met = new HashSet<>();
    for (int meeting = 0; meeting < topics; meeting++) {
      last = rotation.after(last);
      met.add(last);
    }
    return met;
  }

  @Test
  void aTopicThatIsNotTaughtAnyMoreIsFollowedByTheFirst() {
    assertEquals(
        rotation(3).topics().getFirst(), rotation(3).after(new CurriculumTopic("Old", "Topic")));
  }

  @Test
  void aTopicIsMetByComingOnce() {
    assertEquals(TopicState.OPEN, state());
    assertEquals(TopicState.MISSED, state(NO_SHOW));
    assertEquals(TopicState.PLANNED, state(NO_SHOW, null));
    assertEquals(TopicState.MET, state(NO_SHOW, LEFT_EARLY, null));
    assertEquals(TopicState.MET, state(ATTENDED, NO_SHOW));
  }

  private static TopicState state(@Nullable AttendanceStatus... outcomes) {
    return TopicState.of(Arrays.asList(outcomes));
  }

  private static Rotation rotation(int topics) {
    return new Rotation(
        IntStream.range(0, topics)
            .mapToObj(i -> new CurriculumTopic("Module " + i / 4, "Topic " + i))
            .toList());
  }
}
