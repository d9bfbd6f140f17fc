package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.instrument.Scoring;
import health.trellis.assessment.instrument.Significance;
import health.trellis.assessment.response.ResponseDto.AlertBrief;
import health.trellis.assessment.response.ResponseDto.ChangeView;
import health.trellis.assessment.response.ResponseDto.CrisisContact;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows responses with what they mean and what they set off. */
@ApplicationScoped
class ResponseViews {
  private static final int PERCENT = 100;

  private final ResponseRepository responses;
  private final Instruments instruments;
  private final Caseload caseload;
  private final ResponseAlerts alerts;

  ResponseViews(
      ResponseRepository responses,
      Instruments instruments,
      Caseload caseload,
      ResponseAlerts alerts) {
    this.responses = responses;
    this.instruments = instruments;
    this.caseload = caseload;
    this.alerts = alerts;
  }

  ResponseView of(Response response) {
    return of(List.of(response)).getFirst();
  }

  /** All of one patient. */
  List<ResponseView> of(List<Response> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    UUID patientId = rows.getFirst().patientId();
    List<Instant> starts = caseload.episodeStarts(patientId);
    Map<String, History> histories = new HashMap<>();
    for (Response row : rows) {
      histories.computeIfAbsent(
          row.instrument(), code -> new History(responses.history(patientId, code), starts));
    }
    Map<UUID, List<AlertBrief>> raised = alerts.of(rows.stream().map(Response::id).toList());
    return rows.stream()
        .map(
            row ->
                view(
                    row,
                    histories.getOrDefault(row.instrument(), new History(List.of(), starts)),
                    raised.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private ResponseView view(Response row, History history, List<AlertBrief> raised) {
    Instrument instrument = instruments.stored(row.instrument(), row.formVersion());
    Change change = history.change(instrument.scoring().change(), row).orElse(null);
    List<CrisisContact> contacts = raised.isEmpty() ? null : alerts.crisisContacts(row.patientId());
    return new ResponseView(
        row.id(),
        row.patientId(),
        row.instrument(),
        row.formVersion(),
        row.occasion(),
        row.assignmentId(),
        row.authoredAt(),
        row.enteredAt(),
        row.lateReason(),
        row.answers(),
        percentComplete(instrument, row),
        row.score(),
        row.prorated(),
        row.subscores(),
        Scorer.bands(instrument.scoring(), row.subscores()),
        row.band(),
        Scorer.leadsTo(instrument.scoring(), row.score(), row.subscores()),
        row.rater(),
        row.relation(),
        row.declined(),
        row.itemSeconds(),
        AnswerQuality.of(instrument, row.answers(), row.itemSeconds()),
        row.receivedLate(),
        change == null ? null : changeView(history, row, change, instrument.scoring()),
        change != null && change.response(),
        change != null && change.remission(),
        raised,
        contacts);
  }

  private static int percentComplete(Instrument instrument, Response row) {
    Map<String, Option> answers = new HashMap<>();
    row.answers()
        .forEach(
            (linkId, code) ->
                instrument
                    .item(linkId)
                    .flatMap(item -> item.option(code))
                    .ifPresent(option -> answers.put(linkId, option)));
    long asked = instrument.items().stream().filter(i -> instrument.asks(i, answers)).count();
    return Math.toIntExact(PERCENT * answers.size() / Math.max(asked, 1));
  }

  private static ChangeView changeView(
      History history, Response row, Change change, Scoring scoring) {
    @Nullable Integer baseline = history.baseline(row).map(Response::score).orElse(null);
    Significance significance = Significance.of(scoring, history.totalsUpTo(row));
    return new ChangeView(
        baseline,
        change.sinceBaseline(),
        change.sinceLast(),
        significance.reliable(),
        significance.meaningful(),
        significance.clinicallySignificant(),
        significance.deteriorated(),
        significance.relapse());
  }
}
