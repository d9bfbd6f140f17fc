package health.trellis.notification.person;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Names of those who are told something: one person, or whoever holds a role. */
public final class Audience {
  /** Whoever coordinates. */
  public static final String COORDINATOR = "role:coordinator";

  /** Whoever runs a program. */
  public static final String PROGRAM_ADMIN = "role:program-admin";

  private Audience() {}

  /** A patient. */
  public static String patient(UUID id) {
    return "patient:" + id;
  }

  /** A family member. */
  public static String family(UUID id) {
    return "family:" + id;
  }

  /** A clinician. */
  public static String practitioner(UUID id) {
    return "practitioner:" + id;
  }

  /** The id within the name of one person. */
  static UUID idOf(String audience) {
    return UUID.fromString(audience.substring(audience.indexOf(':') + 1));
  }

  /** Whether it is a role rather than a person. */
  public static boolean isRole(String audience) {
    return audience.startsWith("role:");
  }

  /** Whether it is somebody who works here. */
  public static boolean isStaff(String audience) {
    return isRole(audience) || audience.startsWith("practitioner:");
  }

  /** All that the caller is. */
  public static List<String> of(CurrentUser user) {
    List<String> audiences = new ArrayList<>();
    if (user.has(Role.PATIENT)) {
      user.patientId().map(Audience::patient).ifPresent(audiences::add);
    }
    if (user.has(Role.FAMILY)) {
      user.relatedPersonId().map(Audience::family).ifPresent(audiences::add);
    }
    user.practitionerId().map(Audience::practitioner).ifPresent(audiences::add);
    if (user.has(Role.COORDINATOR)) {
      audiences.add(COORDINATOR);
    }
    if (user.has(Role.PROGRAM_ADMIN)) {
      audiences.add(PROGRAM_ADMIN);
    }
    return audiences;
  }
}
