package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Patient;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.response.ResponseDto.AlertBrief;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other features, in the transaction of the answers, that they were scored.
 *
 * @param response the answers
 * @param instrument what was asked
 * @param score what they came to
 * @param patient who they are about
 * @param episodeFrom when the episode began that they belong to; the epoch before the first
 * @param baseline the first total of the episode; this one when it is the first; absent where there
 *     is no total
 * @param change against baseline and the one before; absent where there is no total
 * @param raised where whoever raises an alert leaves it in short, to be shown with the answers
 */
public record ResponseScored(
    Response response,
    Instrument instrument,
    Score score,
    Patient patient,
    Instant episodeFrom,
    @Nullable Measurement baseline,
    @Nullable Change change,
    List<AlertBrief> raised) {}
