package health.trellis.assessment.assignment;

import health.trellis.assessment.ground.Occasion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be assigned.
 *
 * @param patientId to whom
 * @param instrument code of the instrument
 * @param occasion why
 * @param round names the one time of it, for example an episode's third week: the same round is
 *     never assigned twice
 * @param dueAt by when
 * @param closesAt until when it can be answered
 * @param lateReason why it is entered late, if so
 */
record Order(
    UUID patientId,
    String instrument,
    Occasion occasion,
    String round,
    Instant dueAt,
    Instant closesAt,
    @Nullable String lateReason) {}
