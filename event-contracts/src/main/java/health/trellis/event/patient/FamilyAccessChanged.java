package health.trellis.event.patient;

import health.trellis.event.EventType;
import health.trellis.event.FamilyPermission;
import health.trellis.event.PatientEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a family member may see or hear changed.
 *
 * @param patientId whom it is about
 * @param personId the family member
 * @param relationship what the person is to the patient, for example MOTHER
 * @param givenName how to address the person
 * @param email where mail may go
 * @param phone phone
 * @param language BCP 47 tag
 * @param permissions all that the patient allows now; empty: nothing
 * @param account the person's own account at the identity provider, once an invitation was accepted
 * @param until last day of the permissions; absent: none
 * @param endsAt the end of that day where the patient lives, exclusive; absent: none
 */
@EventType(aggregate = "family-member", happened = "access-changed")
public record FamilyAccessChanged(
    UUID patientId,
    UUID personId,
    String relationship,
    String givenName,
    @Nullable String email,
    @Nullable String phone,
    String language,
    Set<FamilyPermission> permissions,
    @Nullable String account,
    @Nullable LocalDate until,
    @Nullable Instant endsAt)
    implements PatientEvent {

  /** Of a person without an own account, without an end. */
  public FamilyAccessChanged(
      UUID patientId,
      UUID personId,
      String relationship,
      String givenName,
      @Nullable String email,
      @Nullable String phone,
      String language,
      Set<FamilyPermission> permissions) {
    this(
        patientId,
        personId,
        relationship,
        givenName,
        email,
        phone,
        language,
        permissions,
        null,
        null,
        null);
  }
}
