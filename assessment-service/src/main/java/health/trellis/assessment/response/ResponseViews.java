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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** One just taken in, with the course that it belongs to and the alerts that it raised. */
  ResponseView of(
      Response response, History history, List<AlertBrief> raised, @Nullable String country) {
    Map<UUID, List<AlertBrief>> own = raised.isEmpty() ? Map.of() : Map.of(response.id(), raised);
    return of(List.of(response), code -> history, own, Optional.ofNullable(country)).getFirst();
  }

  /** All of one patient. */
  List<ResponseView> of(List<Response> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    UUID patientId = rows.getFirst().patientId();
    List<Instant> starts = caseload.episodeStarts(patientId);
    Map<String, History> histories =
        rows.stream()
            .map(Response::instrument)
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    code -> new History(responses.totals(patientId, code), starts)));
    Map<UUID, List<AlertBrief>> raised = alerts.of(rows.stream().map(Response::id).toList());
    Optional<String> country = raised.isEmpty() ? Optional.empty() : caseload.country(patientId);
    return of(rows, histories::get, raised, country);
  }

  private List<ResponseView> of(
      List<Response> rows,
      Function<String, History> histories,
      Map<UUID, List<AlertBrief>> raised,
      Optional<String> country) {
    List<CrisisContact> contacts = raised.isEmpty() ? List.of() : alerts.crisisContacts(country);
    @Nullable String pocketPlan =
        raised.isEmpty() ? null : alerts.pocketPlan(rows.getFirst().patientId()).orElse(null);
    return rows.stream()
        .map(
            row ->
                view(
                    row,
                    histories.apply(row.instrument()),
                    raised.getOrDefault(row.id(), List.of()),
                    new Help(contacts, pocketPlan)))
        .toList();
  }

  /** What helps a patient in danger at once. */
  private record Help(List<CrisisContact> contacts, @Nullable String pocketPlan) {}

  private ResponseView view(Response row, History history, List<AlertBrief> raised, Help help) {
    Instrument instrument = instruments.stored(row.instrument(), row.formVersion());
    Scoring scoring = instrument.scoring();
    Measurement total = history.find(row.id()).orElse(null);
    Change change = total == null ? null : history.change(scoring.change(), total);
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
        Scorer.bands(scoring, row.subscores()),
        row.band(),
        Scorer.leadsTo(scoring, row.score(), row.subscores()),
        row.rater(),
        row.relation(),
        row.declined(),
        row.itemSeconds(),
        AnswerQuality.of(instrument, row.answers(), row.itemSeconds()),
        row.receivedLate(),
        row.language(),
        total == null || change == null ? null : changeView(history, total, change, scoring),
        change != null && change.response(),
        change != null && change.remission(),
        raised,
        raised.isEmpty() ? null : help.contacts(),
        raised.isEmpty() ? null : help.pocketPlan());
  }

  private static int percentComplete(Instrument instrument, Response row) {
    Map<String, Option> answers = instrument.chosen(row.answers());
    long asked = instrument.items().stream().filter(i -> instrument.asks(i, answers)).count();
    return Math.toIntExact(PERCENT * answers.size() / Math.max(asked, 1));
  }

  private static ChangeView changeView(
      History history, Measurement total, Change change, Scoring scoring) {
    @Nullable Integer baseline =
        history.baseline(total.authoredAt()).map(Measurement::score).orElse(null);
    Significance significance = Significance.of(scoring, history.scoresUpTo(total));
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
