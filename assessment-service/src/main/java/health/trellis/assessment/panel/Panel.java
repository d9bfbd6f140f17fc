package health.trellis.assessment.panel;

import health.trellis.assessment.panel.PanelDto.PatientSignals;
import health.trellis.assessment.panel.PanelDto.Signal;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the caseload view. */
@ApplicationScoped
class Panel {
  private final PanelQuery query;
  private final PatientAccess access;

  Panel(PanelQuery query, PatientAccess access) {
    this.query = query;
    this.access = access;
  }

  @Transactional
  Page<PatientSignals> page(@Nullable UUID programId, @Nullable Signal signal, PageRequest page) {
    Page<PatientSignals> found =
        Page.of(
            query.page(access.visible(Area.CLINICAL), programId, signal, page),
            page,
            row -> Cursor.of(row.attention(), row.patientId()));
    access.auditList(
        found.items().stream().map(PatientSignals::patientId).toList(), Area.CLINICAL, "caseload");
    return found;
  }
}
