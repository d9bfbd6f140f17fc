package health.trellis.assessment.response;

import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.instrument.Scorer;
import health.trellis.assessment.response.RecomputationDto.DifferenceView;
import health.trellis.assessment.response.RecomputationDto.Outcome;
import health.trellis.assessment.response.RecomputationDto.Reason;
import health.trellis.assessment.response.RecomputationDto.RecomputationView;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores kept answers again by the version they were given to, and reports what differs. */
@ApplicationScoped
class Recomputation {
  private final ResponseRepository responses;
  private final Instruments instruments;
  private final Caseload caseload;
  private final PatientAccess access;

  Recomputation(
      ResponseRepository responses,
      Instruments instruments,
      Caseload caseload,
      PatientAccess access) {
    this.responses = responses;
    this.instruments = instruments;
    this.caseload = caseload;
    this.access = access;
  }

  /** Scores a page of responses again; changes nothing. */
  @Transactional
  RecomputationView page(@Nullable String instrument, PageRequest request) {
    Page<Response> page =
        Page.of(responses.inOrder(instrument, request), request, row -> Cursor.of(row.id()));
    Map<UUID, String> sexes =
        caseload.sexes(page.items().stream().map(Response::patientId).distinct().toList());
    List<DifferenceView> differences =
        page.items().stream()
            .flatMap(row -> difference(row, sexes.get(row.patientId())).stream())
            .toList();
    access.auditList(
        differences.stream().map(DifferenceView::patientId).distinct().toList(),
        Area.CLINICAL,
        "assessment-response");
    return new RecomputationView(page.items().size(), differences, page.next());
  }

  private Optional<DifferenceView> difference(Response kept, @Nullable String sex) {
    Optional<Instrument> definition = instruments.find(kept.instrument(), kept.formVersion());
    if (definition.isEmpty()) {
      return Optional.of(view(kept, Reason.VERSION_NOT_HELD, null));
    }
    Score again = Scorer.score(definition.get(), definition.get().chosen(kept.answers()), sex);
    if (!Objects.equals(again.total(), kept.score())
        || !again.subscores().equals(kept.subscores())) {
      return Optional.of(view(kept, Reason.SCORE, again));
    }
    return again.band().equals(kept.band())
        ? Optional.empty()
        : Optional.of(view(kept, Reason.BAND, again));
  }

  private static DifferenceView view(Response kept, Reason reason, @Nullable Score again) {
    return new DifferenceView(
        kept.id(),
        kept.patientId(),
        kept.instrument(),
        kept.formVersion(),
        reason,
        new Outcome(kept.score(), kept.band()),
        again == null ? null : new Outcome(again.total(), again.band()));
  }
}
