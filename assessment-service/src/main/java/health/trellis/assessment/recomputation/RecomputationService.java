package health.trellis.assessment.recomputation;

import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.recomputation.RecomputationDto.DifferenceView;
import health.trellis.assessment.recomputation.RecomputationDto.NewRecomputation;
import health.trellis.assessment.recomputation.RecomputationDto.RecomputationView;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes recomputations on and shows how far they are. */
@ApplicationScoped
@Transactional
class RecomputationService {
  private final Recomputations jobs;
  private final Instruments instruments;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Event<RecomputationRunner.Added> added;
  private final Clock clock;

  RecomputationService(
      Recomputations jobs,
      Instruments instruments,
      PatientAccess access,
      CurrentUser user,
      Event<RecomputationRunner.Added> added,
      Clock clock) {
    this.jobs = jobs;
    this.instruments = instruments;
    this.access = access;
    this.user = user;
    this.added = added;
    this.clock = clock;
  }

  RecomputationView start(NewRecomputation wanted) {
    if (wanted.instrument() != null) {
      instruments.named(wanted.instrument(), "/instrument");
    }
    UUID id = Ids.next();
    jobs.add(id, wanted.instrument(), user.subject(), clock.instant());
    added.fire(new RecomputationRunner.Added(id));
    return read(id);
  }

  RecomputationView read(UUID id) {
    return jobs.require(id).view();
  }

  Page<RecomputationView> list(PageRequest page) {
    UUID before = page.cursor().map(cursor -> cursor.uuid(0)).orElse(null);
    return Page.of(jobs.page(before, page.limit()), page, job -> Cursor.of(job.id()))
        .map(Recomputation::view);
  }

  RecomputationView stop(UUID id) {
    jobs.require(id);
    if (!jobs.stop(id, clock.instant())) {
      throw Refusal.conflict("recomputation-ended", "It has ended.");
    }
    return read(id);
  }

  Page<DifferenceView> differences(UUID id, PageRequest page) {
    jobs.require(id);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(null);
    Page<DifferenceView> found =
        Page.of(
            jobs.differences(id, after, page.limit()), page, row -> Cursor.of(row.responseId()));
    access.auditList(
        found.items().stream().map(DifferenceView::patientId).distinct().toList(),
        Area.CLINICAL,
        "assessment-response");
    return found;
  }
}
