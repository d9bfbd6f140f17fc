package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.clinical.ClinicalEntries.Entry;
import health.trellis.patient.clinical.ClinicalEntries.Kind;
import health.trellis.patient.clinical.RecordDto.Adherence;
import health.trellis.patient.clinical.RecordDto.AdherenceView;
import health.trellis.patient.clinical.RecordDto.MedicationDecision;
import health.trellis.patient.clinical.RecordDto.Reconciled;
import health.trellis.patient.clinical.RecordDto.Reconciliation;
import health.trellis.patient.clinical.RecordDto.ReconciliationView;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** Reconciles the medications of a patient, and keeps how they were taken. */
@ApplicationScoped
class MedicationReview {
  private static final int MOST = 200;
  private static final BigDecimal ADHERENT = new BigDecimal("0.8");

  private final ReceivedRecords records;
  private final ClinicalIntake intake;
  private final ClinicalEntries entries;
  private final Patients patients;
  private final PatientAccess access;
  private final Clock clock;
  private final Event<Charted> chart;

  MedicationReview(
      ReceivedRecords records,
      ClinicalIntake intake,
      ClinicalEntries entries,
      Patients patients,
      PatientAccess access,
      Clock clock,
      Event<Charted> chart) {
    this.records = records;
    this.intake = intake;
    this.entries = entries;
    this.patients = patients;
    this.access = access;
    this.clock = clock;
    this.chart = chart;
  }

  /** Decides about every active medication; nothing changes unless all are decided. */
  @Transactional
  ReconciliationView reconcile(UUID patientId, Reconciliation request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, "medication-reconciliations");
    Map<UUID, MedicationRecord> active = new LinkedHashMap<>();
    records
        .list(
            MedicationRecord.class,
            "x.patientId = :patient and x.status = 'active'",
            Map.of("patient", patientId),
            MOST)
        .forEach(medication -> active.put(medication.id(), medication));
    List<FieldError> problems = problems(request.medications(), active.keySet());
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    for (Reconciled decided : request.medications()) {
      MedicationRecord medication = active.get(decided.medicationId());
      if (medication != null && decided.decision() != MedicationDecision.CONTINUE) {
        change(patientId, medication, decided);
      }
    }
    Entry<Reconciliation> entry = entries.add(patientId, Kind.RECONCILIATION, null, request);
    chart.fire(
        new Charted(
            patientId,
            clock.instant(),
            TimelineKind.MEDICATIONS_RECONCILED,
            entry.id(),
            Map.of("medications", "" + request.medications().size())));
    return new ReconciliationView(entry.id(), entry.content(), entry.provenance());
  }

  private static List<FieldError> problems(List<Reconciled> decided, Set<UUID> active) {
    List<FieldError> problems = new ArrayList<>();
    Set<UUID> missing = new HashSet<>(active);
    for (int i = 0; i < decided.size(); i++) {
      Reconciled one = decided.get(i);
      String path = "/medications/" + i;
      if (!missing.remove(one.medicationId())) {
        String what = active.contains(one.medicationId()) ? "repeated" : "unknown";
        problems.add(new FieldError(path + "/medicationId", what, "Each active medication once."));
      }
      boolean change = one.decision() == MedicationDecision.CHANGE;
      if (change != (one.dosage() != null && !one.dosage().isBlank())) {
        problems.add(new FieldError(path + "/dosage", "mismatch", "CHANGE, and only CHANGE."));
      }
      boolean silent = one.reason() == null || one.reason().isBlank();
      if (silent && one.decision() != MedicationDecision.CONTINUE) {
        problems.add(new FieldError(path + "/reason", "required", "Say why."));
      }
    }
    missing.forEach(
        id -> problems.add(new FieldError("/medications", "incomplete", id + " is missing.")));
    return problems;
  }

  private void change(UUID patientId, MedicationRecord medication, Reconciled decided) {
    MedicationRequest resource = Fhir.parse(medication.resource(), MedicationRequest.class);
    if (decided.decision() == MedicationDecision.STOP) {
      resource.setStatus(MedicationRequestStatus.STOPPED);
      resource.setStatusReason(new CodeableConcept().setText(decided.reason()));
    } else {
      resource.setDosageInstruction(List.of(new Dosage().setText(decided.dosage())));
    }
    intake.keep(medication.id(), patientId, resource);
  }

  @Transactional
  Page<ReconciliationView> reconciliations(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "medication-reconciliations");
    return entries
        .of(patientId, Kind.RECONCILIATION, Reconciliation.class, page)
        .map(entry -> new ReconciliationView(entry.id(), entry.content(), entry.provenance()));
  }

  @Transactional
  AdherenceView taken(UUID patientId, UUID medicationId, Adherence request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, "medication-adherence");
    medication(patientId, medicationId);
    List<FieldError> problems = new ArrayList<>();
    if (request.until().isBefore(request.from())) {
      problems.add(new FieldError("/until", "order", "It ends before it begins."));
    }
    if (request.until().isAfter(patients.today(patientId))) {
      problems.add(new FieldError("/until", "past", "That day has not come yet."));
    }
    if (request.dosesTaken() > request.dosesExpected()) {
      problems.add(new FieldError("/dosesTaken", "contradicts", "More were taken than expected."));
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return view(entries.add(patientId, Kind.ADHERENCE, medicationId, request));
  }

  @Transactional
  Page<AdherenceView> adherence(UUID patientId, UUID medicationId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "medication-adherence");
    medication(patientId, medicationId);
    return entries.about(medicationId, Adherence.class, page).map(MedicationReview::view);
  }

  private void medication(UUID patientId, UUID id) {
    if (records
        .find(MedicationRecord.class, id)
        .filter(medication -> medication.patientId().equals(patientId))
        .isEmpty()) {
      throw Refusal.notFound("medication");
    }
  }

  /** The cut of 80 % is the one of the Pharmacy Quality Alliance's proportion of days covered. */
  private static AdherenceView view(Entry<Adherence> entry) {
    BigDecimal proportion =
        BigDecimal.valueOf(entry.content().dosesTaken())
            .divide(BigDecimal.valueOf(entry.content().dosesExpected()), 2, RoundingMode.HALF_UP);
    return new AdherenceView(
        entry.id(),
        entry.content(),
        proportion,
        proportion.compareTo(ADHERENT) >= 0,
        entry.provenance());
  }
}
