package health.trellis.assessment.response;

import health.trellis.assessment.ground.OfflineEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In what manner answers were given.
 *
 * @param formVersion the version that was answered; absent: the newest
 * @param declined items that the person declined to answer
 * @param itemSeconds how long each item took, in seconds
 * @param relation who answered in the patient's place; absent: nobody did
 * @param offline how they were kept until there was a connection; absent: sent at once
 * @param channel the way they came
 * @param language in which the questions were read; absent: English, or not told
 */
public record Manner(
    @Nullable String formVersion,
    List<String> declined,
    Map<String, Integer> itemSeconds,
    @Nullable Relation relation,
    @Nullable OfflineEntry offline,
    Channel channel,
    @Nullable String language) {

  /** The way answers come. */
  public enum Channel {
    /** An app or staff tool. */
    API,
    /** A tablet at the site, by a short code. */
    KIOSK,
    /** An EHR. */
    FHIR
  }

  /** What somebody who answers in the patient's place is to the patient. */
  public enum Relation {
    /** Mother or father. */
    PARENT,
    /** Legal guardian. */
    GUARDIAN,
    /** Husband, wife or partner. */
    PARTNER,
    /** Son or daughter. */
    CHILD,
    /** Brother or sister. */
    SIBLING,
    /** A person who cares for the patient. */
    CAREGIVER,
    /** Somebody who only translates or reads aloud. */
    INTERPRETER,
    /** Anybody else. */
    OTHER
  }
}
