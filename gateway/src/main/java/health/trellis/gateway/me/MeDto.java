package health.trellis.gateway.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller.
 *
 * @param subject the account, as the identity provider names it
 * @param name the account's name for people to read
 * @param roles what the account is
 * @param patientId the patient that the account belongs to
 * @param practitionerId the clinician that the account belongs to
 * @param relatedPersonId the family member that the account belongs to
 * @param programIds the programs that a member of staff works in
 * @param links where to go on, by what is found there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The caller, as the token tells")
record MeDto(
    @Schema(examples = "8f3c7a52-6d0e-4c0e-9a51-0b6f6f2f9a11") String subject,
    @Schema(examples = "Jordan Rivera") String name,
    @Schema(examples = "[\"patient\"]") List<String> roles,
    @Schema(examples = "0197a000-0000-7000-8000-000000000301") @Nullable UUID patientId,
    @Nullable UUID practitionerId,
    @Nullable UUID relatedPersonId,
    List<UUID> programIds,
    @Schema(examples = "{\"self\":\"/api/v1/me\",\"home\":\"/api/v1/me/home\"}")
        Map<String, String> links) {

  static MeDto of(CurrentUser user) {
    return new MeDto(
        user.subject(),
        user.displayName(),
        user.roles().stream().map(Role::claim).toList(),
        user.patientId().orElse(null),
        user.practitionerId().orElse(null),
        user.relatedPersonId().orElse(null),
        List.copyOf(user.programIds()),
        links(user));
  }

  private static Map<String, String> links(CurrentUser user) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", "/api/v1/me");
    links.put("home", "/api/v1/me/home");
    user.patientId().ifPresent(id -> links.put("patient", "/api/v1/patients/" + id));
    user.patientId().ifPresent(id -> links.put("calendar", "/api/v1/calendars/patients/" + id));
    user.relatedPersonId()
        .ifPresent(id -> links.put("familyMember", "/api/v1/family-members/" + id));
    user.practitionerId().ifPresent(id -> links.put("clinician", "/api/v1/clinicians/" + id));
    links.put("notifications", "/api/v1/notifications");
    return links;
  }
}
