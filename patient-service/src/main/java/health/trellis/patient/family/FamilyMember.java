package health.trellis.patient.family;

import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.disclosure.DisclosureTerms;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.family.FamilyMemberDto.Person;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A family member who takes part. */
@Entity
@Table(name = "family_member")
class FamilyMember {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private String givenName;
  private String familyName;

  @Enumerated(EnumType.STRING)
  private Relationship relationship;

  private @Nullable String email;
  private @Nullable String phone;
  private String language;
  private @Nullable UUID consentId;
  private @Nullable LocalDate accessUntil;
  private @Nullable Instant accessEndsAt;
  private @Nullable String account;
  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(
      name = "family_member_permission",
      joinColumns = @JoinColumn(name = "family_member_id"))
  @Column(name = "permission")
  @Enumerated(EnumType.STRING)
  @BatchSize(size = 200)
  private Set<FamilyPermission> permissions = new HashSet<>();

  /** For Hibernate. */
  protected FamilyMember() {}

  static FamilyMember add(
      UUID id, UUID patientId, Person person, @Nullable DisclosureTerms basis, Instant now) {
    FamilyMember member = new FamilyMember();
    member.id = id;
    member.patientId = patientId;
    member.createdAt = now;
    member.take(person, basis, now);
    return member;
  }

  void take(Person person, @Nullable DisclosureTerms basis, Instant now) {
    givenName = person.givenName().strip();
    familyName = person.familyName().strip();
    relationship = person.relationship();
    email = person.email();
    phone = person.phone();
    language = person.language();
    consentId = person.consentId();
    accessUntil = basis == null ? null : basis.until();
    accessEndsAt = basis == null ? null : basis.endsAt();
    permissions.retainAll(person.permissions());
    permissions.addAll(person.permissions());
    updatedAt = now;
  }

  /** The consent behind the permissions ended. */
  void seeNothing(Instant now) {
    permissions.clear();
    consentId = null;
    accessUntil = null;
    accessEndsAt = null;
    updatedAt = now;
  }

  /** The person has an account of the own from now on. */
  void join(String subject, Instant now) {
    account = subject;
    updatedAt = now;
  }

  /** Whether the caller is this person. */
  boolean isOf(CurrentUser user) {
    return user.relatedPersonId().filter(id::equals).isPresent()
        || user.has(Role.FAMILY) && user.subject().equals(account);
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  FamilyAccessChanged accessChanged() {
    return new FamilyAccessChanged(
        patientId,
        id,
        relationship.name(),
        givenName,
        email,
        phone,
        language,
        Set.copyOf(permissions),
        account,
        accessUntil,
        accessEndsAt);
  }

  FamilyMemberView view() {
    return new FamilyMemberView(
        id,
        patientId,
        givenName,
        familyName,
        relationship,
        email,
        phone,
        language,
        new TreeSet<>(permissions),
        consentId,
        accessUntil,
        account != null,
        updatedAt);
  }
}
