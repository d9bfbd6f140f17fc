package health.trellis.patient.family;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.audit.AuditAction;
import health.trellis.kit.audit.AuditTrail;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.family.FamilyMemberDto.FamilyMemberView;
import health.trellis.patient.family.InvitationDto.InvitationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Invites family members to an account of their own. The link holds a secret in its fragment, which
 * browsers send nowhere; here only its hash is kept. Whoever signs in and accepts is that person.
 */
@ApplicationScoped
class Invitations {
  private static final String WHAT = "family-invitation";
  private static final Duration VALID = Duration.ofDays(14);
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final FamilyMemberRepository members;
  private final Sql sql;
  private final PatientAccess access;
  private final CurrentUser user;
  private final AuditTrail audit;
  private final Outbox outbox;
  private final Clock clock;
  private final String url;

  Invitations(
      FamilyMemberRepository members,
      Sql sql,
      PatientAccess access,
      CurrentUser user,
      AuditTrail audit,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "trellis.family.invitation-url") String url) {
    this.members = members;
    this.sql = sql;
    this.access = access;
    this.user = user;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
    this.url = url;
  }

  private record Open(UUID id, UUID memberId, Instant expiresAt, boolean used) {}

  /** Makes a link; one that was made before and not accepted ends. */
  @Transactional
  InvitationView invite(UUID memberId) {
    FamilyMember member = known(memberId);
    access.require(member.patientId(), Area.DEMOGRAPHICS, Mode.WRITE, WHAT);
    Instant now = clock.instant();
    sql.update(
        """
        update family_invitation set replaced_at = ?
        where family_member_id = ? and accepted_at is null and replaced_at is null
        """,
        now,
        memberId);
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    InvitationView invitation =
        new InvitationView(Ids.next(), memberId, url + "#" + token, now.plus(VALID));
    sql.update(
        """
        insert into family_invitation
          (id, family_member_id, token_hash, invited_by, invited_at, expires_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        invitation.id(),
        memberId,
        hash(token),
        user.displayName(),
        now,
        invitation.expiresAt());
    return invitation;
  }

  /** Links the caller's account to the person of the invitation. */
  @Transactional
  FamilyMemberView accept(String token) {
    Open invitation =
        sql.first(
                """
                select id, family_member_id, expires_at,
                  accepted_at is not null or replaced_at is not null
                from family_invitation where token_hash = ? for update
                """,
                row ->
                    new Open(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(4)),
                hash(token))
            .orElseThrow(() -> Refusal.notFound("invitation"));
    Instant now = clock.instant();
    if (invitation.used()) {
      throw Refusal.conflict("invitation-used", "This link was used or replaced: ask for another.");
    }
    if (now.isAfter(invitation.expiresAt())) {
      throw Refusal.conflict("invitation-expired", "This link is over: ask for another.");
    }
    sql.update("update family_invitation set accepted_at = ? where id = ?", now, invitation.id());
    FamilyMember member = known(invitation.memberId());
    member.join(user.subject(), now);
    members.flush();
    outbox.append(member.accessChanged());
    audit.record(AuditAction.UPDATE, member.patientId(), WHAT, invitation.id().toString(), null);
    return member.view();
  }

  private FamilyMember known(UUID id) {
    return members.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("family-member"));
  }

  private static String hash(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
