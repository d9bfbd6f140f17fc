package health.trellis.patient.consent;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.consent.ConsentDto.ConsentView;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Grants consents and takes them back. */
@ApplicationScoped
class ConsentService {
  private static final String WHAT = "consent";

  private final ConsentRepository consents;
  private final ConsentWordings wordings;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  ConsentService(
      ConsentRepository consents,
      ConsentWordings wordings,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.consents = consents;
    this.wordings = wordings;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  ConsentView grant(UUID patientId, GrantConsent request) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    ZoneId zone = patients.zone(patientId);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<FieldError> missing = ConsentRules.missing(request, today);
    signer(patientId, request, today).ifPresent(missing::add);
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
    ConsentRecord consent =
        ConsentRecord.grant(
            patientId, request, wordings.current(request.kind()), zone, user.displayName(), now);
    consents.persistAndFlush(consent);
    outbox.append(consent.granted());
    return consent.view();
  }

  private Optional<FieldError> signer(UUID patientId, GrantConsent request, LocalDate today) {
    LocalDate signed = Objects.requireNonNullElse(request.signedOn(), today);
    return SignerRules.refusal(
        request, patients.consentCapacity(patientId, signed), user.has(Role.PATIENT));
  }

  @Transactional
  Page<ConsentView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    List<ConsentRecord> rows =
        consents.matching(
            "x.patientId = :patient and x.id > :after",
            Map.of(
                "patient",
                patientId,
                "after",
                page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0))),
            page.limit() + 1);
    return Page.of(rows, page, consent -> Cursor.of(consent.id())).map(ConsentRecord::view);
  }

  @Transactional
  ConsentView revoke(UUID id, String reason) {
    ConsentRecord consent = consents.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(consent.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    consent.revoke(reason, user.subject(), clock.instant());
    consents.flush();
    outbox.append(consent.revoked());
    return consent.view();
  }
}
