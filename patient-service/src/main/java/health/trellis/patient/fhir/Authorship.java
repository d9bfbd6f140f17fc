package health.trellis.patient.fhir;

import health.trellis.kit.audit.RequestOrigin;
import health.trellis.kit.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who makes a change. */
@ApplicationScoped
public class Authorship {
  private final RequestOrigin origin;
  private final CurrentUser user;

  Authorship(RequestOrigin origin, CurrentUser user) {
    this.origin = origin;
    this.user = user;
  }

  /** What somebody is towards the record. */
  public enum Kind {
    PATIENT,
    FAMILY,
    PRACTITIONER,
    /** Staff who do not treat. */
    STAFF,
    /** An EHR's program. */
    CLIENT,
    /** Trellis itself, upon an event. */
    TRELLIS
  }

  /**
   * Somebody who changes a record.
   *
   * @param id of the patient, family member or clinician; else the account or client
   * @param name for people to read
   */
  public record Agent(Kind kind, String id, String name) {}

  /** Who makes the present change, unless it is Trellis itself. */
  public Optional<Agent> person() {
    return Optional.of(current()).filter(agent -> agent.kind() != Kind.TRELLIS);
  }

  /** Who makes the present change. */
  public Agent current() {
    if (origin.current().isEmpty() || !user.signedIn()) {
      return new Agent(Kind.TRELLIS, "trellis", "Trellis");
    }
    if (user.isSystem()) {
      return new Agent(Kind.CLIENT, user.clientId(), user.clientId());
    }
    String name = user.displayName();
    return user.practitionerId()
        .map(id -> new Agent(Kind.PRACTITIONER, id.toString(), name))
        .or(() -> user.patientId().map(id -> new Agent(Kind.PATIENT, id.toString(), name)))
        .or(() -> user.relatedPersonId().map(id -> new Agent(Kind.FAMILY, id.toString(), name)))
        .orElseGet(() -> new Agent(Kind.STAFF, user.subject(), name));
  }
}
