package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.AssignmentView;
import health.trellis.assessment.assignment.AssignmentDto.Submit;
import health.trellis.assessment.instrument.Instrument;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Use.Rater;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** What a patient has to answer, for a feature that vouches for the patient itself. */
@ApplicationScoped
public class DueForms {
  private static final int MOST = 50;

  private final AssignmentRepository assignments;
  private final AssignmentService service;
  private final Instruments instruments;

  DueForms(AssignmentRepository assignments, AssignmentService service, Instruments instruments) {
    this.assignments = assignments;
    this.service = service;
    this.instruments = instruments;
  }

  /** The forms that are due and the patient's own to answer. */
  public List<AssignmentView> of(UUID patientId) {
    return assignments.due(patientId, MOST).stream()
        .filter(this::isOwn)
        .map(a -> a.view(instrument(a).title(), Rater.SELF))
        .toList();
  }

  /** Takes answers to one of them in; refuses (404) one of somebody else. */
  @Transactional(TxType.MANDATORY)
  public ResponseView answer(UUID patientId, UUID assignmentId, Submit answers) {
    Assignment assignment =
        assignments
            .held(assignmentId)
            .filter(a -> a.patientId().equals(patientId) && isOwn(a))
            .orElseThrow(() -> Refusal.notFound("assessment"));
    return service.submitVouched(assignment, answers);
  }

  private boolean isOwn(Assignment assignment) {
    Instrument instrument = instrument(assignment);
    return instrument.use().rater() == Rater.SELF && instrument.hasText();
  }

  private Instrument instrument(Assignment assignment) {
    return instruments.stored(assignment.instrument());
  }
}
