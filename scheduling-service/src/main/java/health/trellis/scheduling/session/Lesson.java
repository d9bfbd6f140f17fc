package health.trellis.scheduling.session;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a group's meeting has of its curriculum.
 *
 * @param curriculumId the curriculum
 * @param module the module
 * @param topic the topic of the module
 */
@Schema(name = "Lesson")
public record Lesson(UUID curriculumId, String module, String topic) {}
