package health.trellis.scheduling.curriculum;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topics that come one after the other, and from the first again after the last.
 *
 * @param topics the topics; at least one
 */
record Rotation(List<CurriculumTopic> topics) {
  /** The topic after another; the first after one that is not taught any more, and at the start. */
  CurriculumTopic after(@Nullable CurriculumTopic last) {
    int held = last == null ? -1 : topics.indexOf(last);
    return topics.get((held + 1) % topics.size());
  }
}
