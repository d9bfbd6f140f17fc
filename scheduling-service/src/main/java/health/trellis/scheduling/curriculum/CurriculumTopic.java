package health.trellis.scheduling.curriculum;

import health.trellis.scheduling.session.Lesson;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A topic of a module.
 *
 * @param module the module
 * @param topic the topic
 */
@Embeddable
public record CurriculumTopic(
    @Column(name = "module") String module, @Column(name = "topic") String topic) {
  Lesson in(UUID curriculumId) {
    return new Lesson(curriculumId, module, topic);
  }
}
