package health.trellis.patient.fhir;

import health.trellis.kit.fhir.PublicBase;
import health.trellis.patient.fhir.Authorship.Agent;
import health.trellis.patient.fhir.ResourceVersions.Kept;
import java.util.Date;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * The provenance of a version of a resource (US Core 6.1.0). Who is no resource of ours is named by
 * an identifier: staff by their account, a sending system by its client id, and the provider on
 * whose behalf all of them write by the address of this server.
 */
final class ProvenanceFhir {
  private static final String ROLE =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  private static final String OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

  private ProvenanceFhir() {}

  static Provenance of(Kept version) {
    Provenance provenance = new Provenance();
    Resources.identified(provenance, version.id(), 1, version.recordedAt());
    Resources.profile(provenance, Profiles.US_CORE + "us-core-provenance");
    provenance.addTarget(
        new Reference(
            "%s/%s/_history/%d"
                .formatted(version.type(), version.resourceId(), version.version())));
    provenance.setRecorded(Date.from(version.recordedAt()));
    provenance.setActivity(
        version.first()
            ? Resources.concept(OPERATION, "CREATE", "create")
            : Resources.concept(OPERATION, "UPDATE", "revise"));
    provenance.addAgent(agent("author", "Author", version.agent()));
    if (version.agent().kind() == Authorship.Kind.CLIENT) {
      provenance.addAgent(agent("transmitter", "Transmitter", version.agent()));
    }
    return provenance;
  }

  private static ProvenanceAgentComponent agent(String code, String display, Agent agent) {
    return new ProvenanceAgentComponent()
        .setType(Resources.concept(ROLE, code, display))
        .setWho(who(agent))
        .setOnBehalfOf(agent.kind() == Authorship.Kind.CLIENT ? null : provider());
  }

  private static Reference who(Agent agent) {
    Reference who =
        switch (agent.kind()) {
          case PRACTITIONER -> new Reference("Practitioner/" + agent.id());
          case PATIENT -> new Reference("Patient/" + agent.id());
          case FAMILY -> new Reference("RelatedPerson/" + agent.id());
          case STAFF -> named("Practitioner", "account", agent.id());
          case CLIENT -> named("Organization", "client", agent.id());
          case TRELLIS -> named("Device", "software", agent.id());
        };
    return who.setDisplay(agent.name());
  }

  private static Reference named(String type, String system, String value) {
    return new Reference()
        .setType(type)
        .setIdentifier(new Identifier().setSystem(Profiles.TRELLIS + system).setValue(value));
  }

  private static Reference provider() {
    return new Reference()
        .setType("Organization")
        .setIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(PublicBase.url()));
  }
}
