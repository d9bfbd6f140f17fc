package health.trellis.patient.document;

import static health.trellis.patient.disclosure.Information.ASSESSMENTS;
import static health.trellis.patient.disclosure.Information.ATTENDANCE;
import static health.trellis.patient.disclosure.Information.DIAGNOSES;
import static health.trellis.patient.disclosure.Information.MEDICATIONS;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.attendance.AttendedSessions;
import health.trellis.patient.authorization.Authorizations;
import health.trellis.patient.clinical.ActiveMedications;
import health.trellis.patient.clinical.Diagnoses;
import health.trellis.patient.document.SummaryDocument.Approval;
import health.trellis.patient.document.SummaryDocument.Diagnosis;
import health.trellis.patient.document.SummaryDocument.Medication;
import health.trellis.patient.document.SummaryDocument.Stay;
import health.trellis.patient.document.SummaryDocument.Subject;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.EpisodeStatus;
import health.trellis.patient.plan.MeasuredScores;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlans;
import health.trellis.patient.program.Programs;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.timeline.RiskAlerts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts documents together from what the features of this service know. */
@ApplicationScoped
class DocumentComposer {
  private static final LocalDate FAR_AHEAD = LocalDate.of(3000, 1, 1);

  private final Patients patients;
  private final Programs programs;
  private final Diagnoses diagnoses;
  private final ActiveMedications medications;
  private final TreatmentPlans plans;
  private final AttendedSessions sessions;
  private final Authorizations authorizations;
  private final MeasuredScores scores;
  private final RiskAlerts alerts;
  private final Clock clock;

  DocumentComposer(
      Patients patients,
      Programs programs,
      Diagnoses diagnoses,
      ActiveMedications medications,
      TreatmentPlans plans,
      AttendedSessions sessions,
      Authorizations authorizations,
      MeasuredScores scores,
      RiskAlerts alerts,
      Clock clock) {
    this.patients = patients;
    this.programs = programs;
    this.diagnoses = diagnoses;
    this.medications = medications;
    this.plans = plans;
    this.sessions = sessions;
    this.authorizations = authorizations;
    this.scores = scores;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * The document as of now; refuses (409) one that makes no sense yet.
   *
   * @param forStaff whether it may show risk alerts, which patients see on no list either
   */
  SummaryDocument compose(DocumentKind kind, EpisodeView episode, boolean forStaff) {
    Optional<PlanView> plan = plans.ofEpisode(episode.id());
    refuseTooEarly(kind, episode, plan);
    Instant now = clock.instant();
    ZoneId zone = episode.zone();
    Instant from = episode.admittedOn().atStartOfDay(zone).toInstant();
    Instant until =
        episode.dischargedOn() == null
            ? now
            : episode.dischargedOn().plusDays(1).atStartOfDay(zone).toInstant();
    DocumentSpan span = new DocumentSpan(from, until, zone);
    boolean risk = forStaff && kind == DocumentKind.CONCURRENT_REVIEW;
    return new SummaryDocument(
        kind,
        kind.title(),
        now,
        subject(episode),
        stay(episode, LocalDate.ofInstant(now, zone)),
        kind.holds(DIAGNOSES) ? diagnoses(episode) : List.of(),
        kind.holds(MEDICATIONS) ? medications(episode) : List.of(),
        plan.map(DocumentPlans::of).orElse(null),
        kind.holds(ATTENDANCE) ? span.attendance(sessions.since(episode.patientId(), from)) : null,
        kind == DocumentKind.CONCURRENT_REVIEW ? approvals(episode) : List.of(),
        kind.holds(ASSESSMENTS)
            ? span.measures(scores.byInstrument(episode.patientId()))
            : List.of(),
        risk ? span.risk(alerts.between(episode.patientId(), from, until)) : List.of(),
        kind == DocumentKind.DISCHARGE_SUMMARY ? episode.dischargeSummary() : null,
        null);
  }

  private List<Approval> approvals(EpisodeView episode) {
    LocalDate last = Objects.requireNonNullElse(episode.dischargedOn(), FAR_AHEAD);
    return authorizations.between(episode.patientId(), episode.admittedOn(), last).stream()
        .map(
            a ->
                new Approval(
                    a.payer(),
                    a.referenceNumber(),
                    a.unit(),
                    a.units(),
                    a.attended(),
                    BigDecimal.valueOf(a.units()).subtract(a.attended()),
                    a.from(),
                    a.to()))
        .toList();
  }

  private static void refuseTooEarly(
      DocumentKind kind, EpisodeView episode, Optional<PlanView> plan) {
    if (kind == DocumentKind.DISCHARGE_SUMMARY && episode.status() != EpisodeStatus.DISCHARGED) {
      throw Refusal.conflict("not-discharged", "The episode has not ended: discharge first.");
    }
    if (kind != DocumentKind.DISCHARGE_SUMMARY && plan.isEmpty()) {
      throw Refusal.conflict("no-plan", "No treatment plan is in force: sign one first.");
    }
  }

  private Subject subject(EpisodeView episode) {
    Patients.Traits patient = patients.traits(episode.patientId());
    return new Subject(
        episode.patientId(), patient.givenName() + " " + patient.familyName(), patient.birthDate());
  }

  private Stay stay(EpisodeView episode, LocalDate today) {
    LocalDate last = episode.dischargedOn() == null ? today : episode.dischargedOn();
    return new Stay(
        episode.id(),
        programs.find(episode.programId()).map(Programs.Program::name).orElse(""),
        episode.levelOfCare(),
        episode.track(),
        episode.admittedOn(),
        episode.dischargedOn(),
        episode.dischargeType(),
        ChronoUnit.DAYS.between(episode.admittedOn(), last) + 1);
  }

  private List<Diagnosis> diagnoses(EpisodeView episode) {
    return diagnoses.active(episode.patientId()).stream()
        .map(d -> new Diagnosis(d.code(), d.display(), d.coOccurring()))
        .toList();
  }

  private List<Medication> medications(EpisodeView episode) {
    return medications.of(episode.patientId()).stream()
        .map(m -> new Medication(m.display(), m.dosage()))
        .toList();
  }
}
