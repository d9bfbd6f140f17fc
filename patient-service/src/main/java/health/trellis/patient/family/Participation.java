package health.trellis.patient.family;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.family.InvitationDto.EducationState;
import health.trellis.patient.family.InvitationDto.EducationView;
import health.trellis.patient.family.InvitationDto.ParticipationKind;
import health.trellis.patient.family.InvitationDto.ParticipationView;
import health.trellis.patient.family.InvitationDto.RecordEducation;
import health.trellis.patient.family.InvitationDto.RecordParticipation;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Keeps how far family members are in their education, and where they took part. */
@ApplicationScoped
class Participation {
  private static final String WHAT = "family-participation";

  private final FamilyMemberRepository members;
  private final Patients patients;
  private final Sql sql;
  private final PatientAccess access;
  private final CurrentUser user;
  private final AuditTrail audit;
  private final Clock clock;

  Participation(
      FamilyMemberRepository members,
      Patients patients,
      Sql sql,
      PatientAccess access,
      CurrentUser user,
      AuditTrail audit,
      Clock clock) {
    this.members = members;
    this.patients = patients;
    this.sql = sql;
    this.access = access;
    this.user = user;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Page<EducationView> education(UUID memberId) {
    allow(memberId, Mode.READ);
    return new Page<>(modules(memberId), null);
  }

  private List<EducationView> modules(UUID memberId) {
    return sql.query(
        """
        select m.code, m.title, m.minutes, e.state, e.started_on, e.completed_on
        from family_education_module m
        left join family_education e on e.module = m.code and e.family_member_id = ?
        order by m.position
        """,
        Participation::module,
        memberId);
  }

  private static EducationView module(ResultSet row) throws SQLException {
    return new EducationView(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        Optional.ofNullable(row.getString(4)).map(EducationState::valueOf).orElse(null),
        row.getObject(5, LocalDate.class),
        row.getObject(6, LocalDate.class));
  }

  /** Begins or completes a module; what is completed stays so. */
  @Transactional
  EducationView learn(UUID memberId, String module, RecordEducation request) {
    allow(memberId, Mode.WRITE);
    if (modules(memberId).stream().noneMatch(m -> m.module().equals(module))) {
      throw Refusal.notFound("module");
    }
    LocalDate today = patients.today(known(memberId).patientId());
    LocalDate on = Objects.requireNonNullElse(request.on(), today);
    if (on.isAfter(today)) {
      throw Refusal.invalid("/on", "past", "That day has not come yet.");
    }
    boolean completed = request.state() == EducationState.COMPLETED;
    sql.update(
        """
        insert into family_education as e
          (family_member_id, module, state, started_on, completed_on, recorded_by)
        values (?, ?, ?, ?, ?::date, ?)
        on conflict (family_member_id, module) do update
        set state = excluded.state, started_on = least(e.started_on, excluded.started_on),
            completed_on = excluded.completed_on, recorded_by = excluded.recorded_by
        where e.state = 'STARTED'
        """,
        memberId,
        module,
        request.state().name(),
        on,
        completed ? on : null,
        user.displayName());
    return modules(memberId).stream()
        .filter(m -> m.module().equals(module))
        .findFirst()
        .orElseThrow();
  }

  @Transactional
  ParticipationView takePart(UUID memberId, RecordParticipation request) {
    FamilyMember member = known(memberId);
    access.require(member.patientId(), Area.CALENDAR, Mode.WRITE, WHAT);
    if (request.on().isAfter(patients.today(member.patientId()))) {
      throw Refusal.invalid("/on", "past", "That day has not come yet.");
    }
    ParticipationView view =
        new ParticipationView(
            Ids.next(),
            request.on(),
            request.kind(),
            request.sessionId(),
            request.minutes(),
            request.note(),
            user.displayName());
    int added =
        sql.update(
            """
            insert into family_participation (id, family_member_id, took_place_on, kind,
              session_id, minutes, note, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?::uuid, ?, ?, ?, ?) on conflict do nothing
            """,
            view.id(),
            memberId,
            view.on(),
            view.kind().name(),
            view.sessionId(),
            view.minutes(),
            view.note(),
            view.recordedBy(),
            clock.instant());
    if (added == 0) {
      throw Refusal.conflict("took-part", "It is on record that the person was in this session.");
    }
    return view;
  }

  @Transactional
  Page<ParticipationView> of(UUID memberId, PageRequest page) {
    allow(memberId, Mode.READ);
    List<ParticipationView> rows =
        sql.query(
            """
            select id, took_place_on, kind, session_id, minutes, note, recorded_by
            from family_participation where family_member_id = ? and id < ?
            order by id desc limit ?
            """,
            Participation::row,
            memberId,
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(-1, -1)),
            page.limit() + 1);
    return Page.of(rows, page, view -> Cursor.of(view.id()));
  }

  private static ParticipationView row(ResultSet row) throws SQLException {
    return new ParticipationView(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        ParticipationKind.valueOf(row.getString(3)),
        row.getObject(4, UUID.class),
        row.getInt(5),
        row.getString(6),
        row.getString(7));
  }

  /** What is kept of a person is that person's to see and to go on with. */
  private void allow(UUID memberId, Mode mode) {
    FamilyMember member = known(memberId);
    if (member.isOf(user)) {
      AuditAction action = mode == Mode.READ ? AuditAction.READ : AuditAction.UPDATE;
      audit.record(action, member.patientId(), WHAT, memberId.toString(), null);
    } else {
      access.require(member.patientId(), Area.DEMOGRAPHICS, mode, WHAT);
    }
  }

  private FamilyMember known(UUID id) {
    return members.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("family-member"));
  }
}
