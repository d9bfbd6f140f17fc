package health.trellis.patient.family;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.disclosure.DisclosureTerms;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.family.FamilyMemberDto.Person;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds family members and changes what they may see. */
@ApplicationScoped
class FamilyMemberService {
  private static final String WHAT = "family-member";

  private final FamilyMemberRepository members;
  private final FamilyGrants grants;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final AuditTrail audit;
  private final Outbox outbox;
  private final Clock clock;

  FamilyMemberService(
      FamilyMemberRepository members,
      FamilyGrants grants,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      AuditTrail audit,
      Outbox outbox,
      Clock clock) {
    this.members = members;
    this.grants = grants;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A family member and the version for its ETag. */
  record Versioned(FamilyMemberView view, long version) {}

  @Transactional
  Versioned add(UUID patientId, @Nullable UUID wantedId, Person person) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    patients.require(patientId);
    UUID id = wantedId == null ? Ids.next() : wantedId;
    if (members.findByIdOptional(id).isPresent()) {
      throw Refusal.conflict("family-member-exists", "There is a family member with this id.");
    }
    DisclosureTerms basis = grants.basis(patientId, person).orElse(null);
    FamilyMember member = FamilyMember.add(id, patientId, person, basis, clock.instant());
    members.persistAndFlush(member);
    outbox.append(member.accessChanged());
    return new Versioned(member.view(), member.version());
  }

  @Transactional
  Page<FamilyMemberView> of(UUID patientId, PageRequest page) {
    access.require(patientId, Area.DEMOGRAPHICS, Mode.READ, WHAT);
    List<FamilyMember> rows =
        members.matching(
            "x.patientId = :patientId and x.id > :after",
            Map.of(
                "patientId",
                patientId,
                "after",
                page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0))),
            page.limit() + 1);
    return Page.of(rows, page, member -> Cursor.of(member.id())).map(FamilyMember::view);
  }

  @Transactional
  Versioned read(UUID id) {
    FamilyMember member = known(id);
    if (member.isOf(user)) {
      // What is kept of a person is that person's to read, whatever they may see of the patient.
      audit.record(AuditAction.READ, member.patientId(), WHAT, id.toString(), null);
    } else {
      access.require(member.patientId(), Area.DEMOGRAPHICS, Mode.READ, WHAT);
    }
    return new Versioned(member.view(), member.version());
  }

  @Transactional
  Versioned change(UUID id, Person person, @Nullable String ifMatch) {
    FamilyMember member = known(id);
    access.require(member.patientId(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    ETags.check(ifMatch, member.version());
    DisclosureTerms basis = grants.basis(member.patientId(), person).orElse(null);
    member.take(person, basis, clock.instant());
    members.flush();
    outbox.append(member.accessChanged());
    return new Versioned(member.view(), member.version());
  }

  private FamilyMember known(UUID id) {
    return members.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }
}
