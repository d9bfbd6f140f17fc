package health.trellis.patient.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** The small parts that every resource is built of. */
public final class Resources {
  private Resources() {}

  /** Gives a resource its id, version and time of last change. */
  public static <R extends Resource> R identified(R resource, UUID id, long version, Instant at) {
    resource.setId(id.toString());
    resource.getMeta().setVersionId(Long.toString(version)).setLastUpdated(Date.from(at));
    return resource;
  }

  /** Claims a profile, once. */
  public static void profile(Resource resource, String canonical) {
    if (!resource.getMeta().hasProfile(canonical)) {
      resource.getMeta().addProfile(canonical);
    }
  }

  /** A reference to a patient. */
  public static Reference patient(UUID id) {
    return new Reference("Patient/" + id);
  }

  /** A concept of one coding. */
  public static CodeableConcept concept(String system, String code, String display) {
    return new CodeableConcept(new Coding(system, code, display)).setText(display);
  }

  /** A concept of one coding without its display. */
  public static CodeableConcept code(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(system).setCode(code));
  }

  /** A day as FHIR date. */
  public static DateType date(LocalDate day) {
    return new DateType(day.toString());
  }

  /** Days as a period, both included. */
  public static Period period(LocalDate from, @Nullable LocalDate until) {
    Period period = new Period();
    period.setStartElement(new DateTimeType(from.toString()));
    if (until != null) {
      period.setEndElement(new DateTimeType(until.toString()));
    }
    return period;
  }

  /** Sets the human-readable text, as plain escaped text. */
  public static void narrative(DomainResource resource, String text) {
    XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
    div.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    div.addText(text);
    resource.setText(new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED).setDiv(div));
  }
}
