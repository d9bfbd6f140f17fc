package health.trellis.assessment.response;

import health.trellis.assessment.ground.LateEntry;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.AnswerCheck.Given;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are handed in, whichever way they came.
 *
 * @param patientId whose answers
 * @param instrument code of the instrument
 * @param instrumentPointer where the request names it
 * @param given the answers
 * @param placeOfMissing where an answer to an item would have to stand
 * @param authoredAt when they were given; absent: now
 * @param late why they are entered late
 * @param occasion why they were asked
 * @param assignmentId what they answer
 */
public record Submission(
    UUID patientId,
    String instrument,
    String instrumentPointer,
    List<Given> given,
    UnaryOperator<String> placeOfMissing,
    @Nullable Instant authoredAt,
    @Nullable LateEntry late,
    @Nullable Occasion occasion,
    @Nullable UUID assignmentId,
    Manner manner) {}
