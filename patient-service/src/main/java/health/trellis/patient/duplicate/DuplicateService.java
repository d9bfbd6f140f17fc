package health.trellis.patient.duplicate;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.duplicate.DuplicateDto.PairState;
import health.trellis.patient.duplicate.DuplicateDto.PairView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The worklist of possible duplicates. */
@ApplicationScoped
class DuplicateService {
  private static final String WHAT = "possible-duplicate";
  private static final int ABOVE_ALL = 101;

  private final Pairs pairs;
  private final PatientAccess access;

  DuplicateService(Pairs pairs, PatientAccess access) {
    this.pairs = pairs;
    this.access = access;
  }

  @Transactional
  Page<PairView> list(PairState state, PageRequest page) {
    int score = page.cursor().map(c -> Math.toIntExact(c.number(0))).orElse(ABOVE_ALL);
    UUID id = page.cursor().map(c -> c.uuid(1)).orElse(new UUID(0, 0));
    List<PairView> rows = pairs.list(state, score, id, page.limit() + 1);
    Page<PairView> found = Page.of(rows, page, pair -> Cursor.of(pair.score(), pair.id()));
    List<UUID> shown =
        found.items().stream().flatMap(p -> Stream.of(p.first().id(), p.second().id())).toList();
    access.auditList(shown, Area.DEMOGRAPHICS, WHAT);
    return found;
  }

  /** The open pairs of one patient, at most a hundred. */
  @Transactional
  Page<PairView> of(UUID patientId) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    return new Page<>(pairs.of(patientId), null);
  }

  @Transactional
  PairView dismiss(UUID id, String reason) {
    PairView pair = known(id);
    access.require(pair.first().id(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    access.require(pair.second().id(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    if (!pairs.dismiss(id, reason)) {
      throw Refusal.conflict("pair-closed", "This pair was dismissed or merged before.");
    }
    return known(id);
  }

  private PairView known(UUID id) {
    return pairs.find(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }
}
