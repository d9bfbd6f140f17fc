package health.trellis.assessment.response;

import health.trellis.assessment.response.ResponseDto.AlertBrief;
import health.trellis.assessment.response.ResponseDto.CrisisContact;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What answers set off, to be shown with them. */
public interface ResponseAlerts {
  /** The alerts that responses raised, by response. */
  Map<UUID, List<AlertBrief>> of(Collection<UUID> responseIds);

  /** Whom a patient can call at once, by the country of the program, where one is known. */
  List<CrisisContact> crisisContacts(Optional<String> country);

  /** Where the pocket version of the patient's safety plan is; empty while there is none. */
  Optional<String> pocketPlan(UUID patientId);
}
