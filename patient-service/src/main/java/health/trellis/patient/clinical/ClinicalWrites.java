package health.trellis.patient.clinical;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.FhirSearch;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Clinical resources that a client writes one at a time. */
@ApplicationScoped
class ClinicalWrites {
  private final ReceivedRecords records;
  private final ClinicalIntake intake;
  private final PatientAccess access;
  private final EntityManager entities;

  ClinicalWrites(
      ReceivedRecords records,
      ClinicalIntake intake,
      PatientAccess access,
      EntityManager entities) {
    this.records = records;
    this.intake = intake;
    this.access = access;
    this.entities = entities;
  }

  /** Keeps a new resource; its id. */
  @Transactional
  UUID create(DomainResource resource) {
    UUID patientId = patient(resource);
    access.require(patientId, Area.CLINICAL, Mode.WRITE, resource.fhirType());
    refuseIncomplete(resource);
    UUID id = Ids.next();
    keep(id, patientId, resource);
    return id;
  }

  /** Keeps a new version; whose it is cannot change. */
  @Transactional
  void update(
      Class<? extends ReceivedRecord> type,
      UUID id,
      DomainResource resource,
      @Nullable String ifMatch) {
    ReceivedRecord present =
        records.find(type, id).orElseThrow(() -> Refusal.notFound(resource.fhirType()));
    access.require(present.patientId(), Area.CLINICAL, Mode.WRITE, resource.fhirType());
    if (ifMatch != null) {
      ETags.check(ifMatch, present.version());
    }
    String named = resource.getIdElement().getIdPart();
    if (named != null && !named.equals(id.toString())) {
      throw Refusal.badRequest(
          resource.fhirType() + ".id", "id", "The id in the body is not the one in the URL.");
    }
    if (!patient(resource).equals(present.patientId())) {
      throw Refusal.invalid(
          subject(resource), "subject", "A record does not move from one patient to another.");
    }
    refuseIncomplete(resource);
    keep(id, present.patientId(), resource);
  }

  private void keep(UUID id, UUID patientId, DomainResource resource) {
    resource.setId(id.toString());
    intake.keep(id, patientId, resource);
    entities.flush();
  }

  private static void refuseIncomplete(DomainResource resource) {
    List<FieldError> missing =
        ClinicalElements.missing(resource).stream()
            .map(
                element ->
                    new FieldError(
                        resource.fhirType() + "." + element,
                        "required",
                        "This element is required."))
            .toList();
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
  }

  private static UUID patient(DomainResource resource) {
    Reference subject =
        switch (resource) {
          case Condition condition -> condition.getSubject();
          case MedicationRequest request -> request.getSubject();
          case AllergyIntolerance allergy -> allergy.getPatient();
          default -> throw new IllegalArgumentException(resource.fhirType());
        };
    String reference = String.valueOf(subject.getReference());
    return FhirSearch.reference(reference, "Patient")
        .filter(id -> reference.startsWith("Patient/"))
        .orElseThrow(
            () -> Refusal.invalid(subject(resource), "subject", "Name the patient: Patient/id."));
  }

  private static String subject(DomainResource resource) {
    return resource.fhirType() + (resource instanceof AllergyIntolerance ? ".patient" : ".subject");
  }
}
