package health.trellis.patient.disclosure;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.SecurityLabels;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.disclosure.DisclosureDto.DecisionView;
import health.trellis.patient.disclosure.DisclosureDto.DisclosureView;
import health.trellis.patient.disclosure.DisclosureDto.RecordDisclosure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers whether something may be disclosed, records what staff disclose, and accounts for it. */
@ApplicationScoped
class DisclosureService {
  /** How far back a patient may ask (45 CFR 164.528(a)). */
  private static final int YEARS_ACCOUNTED = 6;

  private static final UUID NEWEST = new UUID(-1L, -1L);

  private final DisclosureDecisions decisions;
  private final DisclosureLog log;
  private final PatientAccess access;
  private final Clock clock;

  DisclosureService(
      DisclosureDecisions decisions, DisclosureLog log, PatientAccess access, Clock clock) {
    this.decisions = decisions;
    this.log = log;
    this.access = access;
    this.clock = clock;
  }

  @Transactional
  DecisionView decide(UUID patientId, DisclosureRequest request) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "disclosure-decision");
    return view(decisions.decide(patientId, request, clock.instant()));
  }

  @Transactional
  DecisionView record(UUID patientId, RecordDisclosure recorded) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, "disclosures");
    DisclosureRequest request = recorded.disclosure().request();
    if (request.purpose() == Purpose.MEDICAL_EMERGENCY && isBlank(recorded.emergency())) {
      throw Refusal.invalid("/emergency", "required", "Say what the emergency was (42 CFR 2.51).");
    }
    Instant at = Objects.requireNonNullElseGet(recorded.disclosedAt(), clock::instant);
    DisclosureDecision decision = decisions.decide(patientId, request, at);
    if (!decision.allowed()) {
      throw Refusal.conflict("disclosure-not-allowed", decision.reason().text());
    }
    log.add(List.of(AccountedDisclosure.byStaff(patientId, recorded, decision)));
    return view(decision);
  }

  @Transactional
  Page<DisclosureView> of(UUID patientId, @Nullable LocalDate since, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, "disclosures");
    Instant from =
        since == null
            ? clock.instant().atZone(ZoneOffset.UTC).minusYears(YEARS_ACCOUNTED).toInstant()
            : since.atStartOfDay(ZoneOffset.UTC).toInstant();
    UUID before = page.cursor().map(cursor -> cursor.uuid(0)).orElse(NEWEST);
    return Page.of(
        log.of(patientId, from, before, page.limit() + 1),
        page,
        disclosure -> Cursor.of(disclosure.id()));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static DecisionView view(DisclosureDecision decision) {
    return new DecisionView(
        decision.allowed(),
        decision.reason(),
        decision.reason().text(),
        decision.consentId(),
        decision.allowed() && decision.redisclosureNotice()
            ? SecurityLabels.REDISCLOSURE_NOTICE
            : null);
  }
}
