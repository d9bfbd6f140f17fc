package health.trellis.patient.coverage;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.coverage.CoverageDto.CoverageView;
import health.trellis.patient.coverage.CoverageDto.WriteCoverage;
import health.trellis.patient.ground.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps who pays. */
@ApplicationScoped
class CoverageService {
  private static final String WHAT = "coverage";

  private final CoverageRepository coverages;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  CoverageService(
      CoverageRepository coverages, PatientAccess access, CurrentUser user, Clock clock) {
    this.coverages = coverages;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** Coverage and the version for its ETag. */
  record Versioned(CoverageView view, long version) {}

  @Transactional
  Versioned add(UUID patientId, WriteCoverage request) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    refuseContradiction(request);
    Coverage coverage =
        Coverage.of(Ids.next(), patientId, request, user.displayName(), clock.instant());
    keep(() -> coverages.persistAndFlush(coverage));
    return versioned(coverage);
  }

  @Transactional
  Page<CoverageView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
    return Page.of(coverages.of(patientId, after, page.limit() + 1), page, c -> Cursor.of(c.id()))
        .map(Coverage::view);
  }

  @Transactional
  Versioned read(UUID id) {
    return versioned(known(id, Mode.READ));
  }

  @Transactional
  Versioned write(UUID id, WriteCoverage request, @Nullable String ifMatch) {
    Coverage coverage = known(id, Mode.WRITE);
    ETags.check(ifMatch, coverage.version());
    refuseContradiction(request);
    coverage.write(request, user.displayName(), clock.instant());
    keep(coverages::flush);
    return versioned(coverage);
  }

  private Coverage known(UUID id, Mode mode) {
    Coverage coverage = coverages.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(coverage.patientId(), Area.DEMOGRAPHICS, mode, WHAT);
    return coverage;
  }

  private static void refuseContradiction(WriteCoverage request) {
    if (request.validUntil() != null && request.validUntil().isBefore(request.validFrom())) {
      throw Refusal.invalid("/validUntil", "order", "Coverage does not end before it begins.");
    }
  }

  private static void keep(Runnable write) {
    Violations.refuseOn(
        "coverage_one_of_a_rank",
        Refusal.conflict("rank-taken", "Another plan has this rank on some of these days."),
        write);
  }

  private static Versioned versioned(Coverage coverage) {
    return new Versioned(coverage.view(), coverage.version());
  }
}
