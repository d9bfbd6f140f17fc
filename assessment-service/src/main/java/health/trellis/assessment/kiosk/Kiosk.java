package health.trellis.assessment.kiosk;

import health.trellis.assessment.assignment.DueForms;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.kiosk.KioskDto.Code;
import health.trellis.assessment.kiosk.KioskDto.Form;
import health.trellis.assessment.kiosk.KioskDto.KioskAnswers;
import health.trellis.assessment.kiosk.KioskDto.Session;
import health.trellis.assessment.kiosk.KioskDto.Taken;
import health.trellis.assessment.response.ResponseDto.ResponseView;
import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Codes, sessions and answers of the kiosk. */
@ApplicationScoped
class Kiosk {
  private static final Duration CODE_VALID = Duration.ofMinutes(15);
  private static final Duration SESSION_VALID = Duration.ofMinutes(30);
  private static final String WHAT = "kiosk";

  private final Sql sql;
  private final DueForms forms;
  private final Instruments instruments;
  private final PatientAccess access;
  private final AuditTrail audit;
  private final CurrentUser user;
  private final Clock clock;

  Kiosk(
      Sql sql,
      DueForms forms,
      Instruments instruments,
      PatientAccess access,
      AuditTrail audit,
      CurrentUser user,
      Clock clock) {
    this.sql = sql;
    this.forms = forms;
    this.instruments = instruments;
    this.access = access;
    this.audit = audit;
    this.user = user;
    this.clock = clock;
  }

  /** Makes a code for a patient. */
  @Transactional
  Code code(UUID patientId) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    String code = KioskSecret.code();
    Instant now = clock.instant();
    Instant until = now.plus(CODE_VALID);
    sql.update(
        """
        insert into kiosk_code (id, patient_id, code_hash, expires_at, made_by, made_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        patientId,
        KioskSecret.hash(code),
        until,
        user.subject(),
        now);
    return new Code(code, until);
  }

  /** Exchanges a code for a session, once. */
  @Transactional
  Session open(String code, @Nullable String language) {
    String session = KioskSecret.session();
    Instant now = clock.instant();
    Instant until = now.plus(SESSION_VALID);
    UUID patientId =
        sql.first(
                """
                update kiosk_code set session_hash = ?, session_until = ?
                where code_hash = ? and session_hash is null and expires_at > ?
                returning patient_id
                """,
                row -> row.getObject(1, UUID.class),
                KioskSecret.hash(session),
                until,
                KioskSecret.hash(code),
                now)
            .orElseThrow(() -> Refusal.notFound("code"));
    audit.record(AuditAction.READ, patientId, WHAT, null, "by kiosk code");
    return new Session(session, until, due(patientId, language));
  }

  /** Takes answers in. */
  @Transactional
  Taken answer(KioskAnswers answers) {
    UUID patientId = patient(answers.session()).orElseThrow(() -> Refusal.notFound("session"));
    audit.record(AuditAction.UPDATE, patientId, WHAT, null, "by kiosk code");
    ResponseView view = forms.answer(patientId, answers.assignmentId(), answers.submit());
    return new Taken(due(patientId, answers.language()), view.crisisContacts());
  }

  private List<Form> due(UUID patientId, @Nullable String language) {
    return forms.of(patientId).stream()
        .map(a -> Form.of(a.id(), instruments.in(instruments.stored(a.instrument()), language)))
        .toList();
  }

  private Optional<UUID> patient(String session) {
    return sql.first(
        "select patient_id from kiosk_code where session_hash = ? and session_until > ?",
        row -> row.getObject(1, UUID.class),
        KioskSecret.hash(session),
        clock.instant());
  }
}
