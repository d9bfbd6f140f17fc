package health.trellis.event.assessment;

import health.trellis.event.EventType;
import health.trellis.event.PatientEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An instrument was answered and scored.
 *
 * @param patientId whom it is about
 * @param responseId the answers
 * @param assignmentId what it answers, if assigned
 * @param instrument code of the instrument
 * @param occasion occasion of the assignment
 * @param authoredAt when it was answered
 * @param score total, where the instrument has one
 * @param band code of the severity band
 * @param baseline first total of the episode
 * @param response total at least halved against baseline, where the rule holds
 * @param remission total under the remission cut
 */
@EventType(aggregate = "assessment", happened = "completed")
public record AssessmentCompleted(
    UUID patientId,
    UUID responseId,
    @Nullable UUID assignmentId,
    String instrument,
    @Nullable String occasion,
    Instant authoredAt,
    @Nullable BigDecimal score,
    @Nullable String band,
    @Nullable BigDecimal baseline,
    boolean response,
    boolean remission)
    implements PatientEvent {}
