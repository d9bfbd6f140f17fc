package health.trellis.patient.clinical;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.clinical.ClinicalDto.MedicationView;
import health.trellis.patient.clinical.ClinicalEntries.Entry;
import health.trellis.patient.clinical.ClinicalEntries.Kind;
import health.trellis.patient.clinical.RecordDto.RecordAllergy;
import health.trellis.patient.clinical.RecordDto.RecordDiagnosis;
import health.trellis.patient.clinical.RecordDto.RecordMedication;
import health.trellis.patient.clinical.RecordDto.Toxicology;
import health.trellis.patient.clinical.RecordDto.ToxicologyOutcome;
import health.trellis.patient.clinical.RecordDto.ToxicologyView;
import health.trellis.patient.clinical.RecordDto.VitalFact;
import health.trellis.patient.clinical.RecordDto.Vitals;
import health.trellis.patient.clinical.RecordDto.VitalsView;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what staff find: diagnoses, allergies, medications, toxicology, vital facts. */
@ApplicationScoped
class RecordKeeping {
  private final ClinicalIntake intake;
  private final ReceivedRecords records;
  private final CoOccurrence coOccurrence;
  private final ClinicalEntries entries;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;
  private final Event<Charted> chart;

  RecordKeeping(
      ClinicalIntake intake,
      ReceivedRecords records,
      CoOccurrence coOccurrence,
      ClinicalEntries entries,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Clock clock,
      Event<Charted> chart) {
    this.intake = intake;
    this.records = records;
    this.coOccurrence = coOccurrence;
    this.entries = entries;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
    this.chart = chart;
  }

  @Transactional
  ConditionView diagnose(UUID patientId, RecordDiagnosis request) {
    writable(patientId, "conditions");
    List<FieldError> problems = new ArrayList<>();
    LocalDate today = patients.today(patientId);
    past("/onsetOn", request.onsetOn(), today, problems);
    past("/abatedOn", request.abatedOn(), today, problems);
    if (request.onsetOn() != null
        && request.abatedOn() != null
        && request.abatedOn().isBefore(request.onsetOn())) {
      problems.add(new FieldError("/abatedOn", "order", "It ended before it began."));
    }
    refuse(problems);
    UUID id = Ids.next();
    intake.keep(
        id, patientId, StaffRecords.condition(request, user.displayName(), clock.instant()));
    chart.fire(
        new Charted(
            patientId,
            clock.instant(),
            TimelineKind.DIAGNOSED,
            id,
            Map.of("icd10cm", request.icd10cm())));
    return coOccurrence.of(patientId).apply(records.find(ConditionRecord.class, id).orElseThrow());
  }

  @Transactional
  AllergyView allergy(UUID patientId, RecordAllergy request) {
    writable(patientId, "allergies");
    UUID id = Ids.next();
    intake.keep(id, patientId, StaffRecords.allergy(request, user.displayName(), clock.instant()));
    return records.find(AllergyRecord.class, id).orElseThrow().view();
  }

  @Transactional
  MedicationView medication(UUID patientId, RecordMedication request) {
    writable(patientId, "medications");
    List<FieldError> problems = new ArrayList<>();
    past("/startedOn", request.startedOn(), patients.today(patientId), problems);
    refuse(problems);
    UUID id = Ids.next();
    intake.keep(
        id, patientId, StaffRecords.medication(request, user.displayName(), clock.instant()));
    return records.find(MedicationRecord.class, id).orElseThrow().view();
  }

  @Transactional
  ToxicologyView toxicology(UUID patientId, Toxicology request) {
    writable(patientId, "toxicology-results");
    List<FieldError> problems = new ArrayList<>();
    past("/collectedAt", request.collectedAt(), problems);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < request.findings().size(); i++) {
      if (!seen.add(request.findings().get(i).substance())) {
        String pointer = "/findings/" + i + "/substance";
        problems.add(new FieldError(pointer, "repeated", "Each substance once."));
      }
      if ((request.findings().get(i).level() == null)
          != (request.findings().get(i).unit() == null)) {
        problems.add(new FieldError("/findings/" + i + "/unit", "mismatch", "A level has a unit."));
      }
    }
    refuse(problems);
    return view(entries.add(patientId, Kind.TOXICOLOGY, null, request));
  }

  @Transactional
  Page<ToxicologyView> toxicology(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "toxicology-results");
    return entries.of(patientId, Kind.TOXICOLOGY, Toxicology.class, page).map(RecordKeeping::view);
  }

  private static ToxicologyView view(Entry<Toxicology> entry) {
    boolean unexpected =
        entry.content().findings().stream()
            .anyMatch(f -> f.outcome() == ToxicologyOutcome.POSITIVE && !f.prescribed());
    return new ToxicologyView(entry.id(), entry.content(), unexpected, entry.provenance());
  }

  @Transactional
  VitalsView vitals(UUID patientId, Vitals request) {
    writable(patientId, "vitals");
    List<FieldError> problems = new ArrayList<>();
    past("/measuredAt", request.measuredAt(), problems);
    Set<VitalSign> seen = new HashSet<>();
    for (int i = 0; i < request.facts().size(); i++) {
      VitalFact fact = request.facts().get(i);
      if (!fact.sign().canBe(fact.value())) {
        problems.add(
            new FieldError(
                "/facts/" + i + "/value", "range", fact.sign() + " is " + fact.sign().range()));
      }
      if (!seen.add(fact.sign())) {
        problems.add(new FieldError("/facts/" + i + "/sign", "repeated", "Each sign once."));
      }
    }
    pressure(request.facts(), problems);
    refuse(problems);
    Entry<Vitals> entry = entries.add(patientId, Kind.VITALS, null, request);
    return new VitalsView(entry.id(), entry.content(), entry.provenance());
  }

  private static void pressure(List<VitalFact> facts, List<FieldError> problems) {
    BigDecimal systolic = value(facts, VitalSign.SYSTOLIC);
    BigDecimal diastolic = value(facts, VitalSign.DIASTOLIC);
    if (systolic != null && diastolic != null && diastolic.compareTo(systolic) >= 0) {
      problems.add(new FieldError("/facts", "contradicts", "Diastolic is below systolic."));
    }
  }

  private static @Nullable BigDecimal value(List<VitalFact> facts, VitalSign sign) {
    return facts.stream()
        .filter(fact -> fact.sign() == sign)
        .map(VitalFact::value)
        .findFirst()
        .orElse(null);
  }

  @Transactional
  Page<VitalsView> vitals(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "vitals");
    return entries
        .of(patientId, Kind.VITALS, Vitals.class, page)
        .map(entry -> new VitalsView(entry.id(), entry.content(), entry.provenance()));
  }

  private void writable(UUID patientId, String what) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, what);
    patients.require(patientId);
  }

  private static void past(
      String pointer, @Nullable LocalDate day, LocalDate today, List<FieldError> problems) {
    if (day != null && day.isAfter(today)) {
      problems.add(new FieldError(pointer, "past", "That day has not come yet."));
    }
  }

  private void past(String pointer, Instant at, List<FieldError> problems) {
    if (at.isAfter(clock.instant().plusSeconds(60))) {
      problems.add(new FieldError(pointer, "past", "That time has not come yet."));
    }
  }

  private static void refuse(List<FieldError> problems) {
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
