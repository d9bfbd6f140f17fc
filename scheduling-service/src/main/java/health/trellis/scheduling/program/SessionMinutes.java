package health.trellis.scheduling.program;

import health.trellis.event.SessionType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a program's sessions are, in minutes. A group has its own length.
 *
 * @param individual individual session
 * @param family family session
 * @param medication medication management
 */
@Embeddable
@Schema(
    name = "SessionMinutes",
    examples = "{\"individual\": 60, \"family\": 60, \"medication\": 30}")
public record SessionMinutes(
    @Min(15) @Max(240) @Column(name = "individual_minutes") int individual,
    @Min(15) @Max(240) @Column(name = "family_minutes") int family,
    @Min(15) @Max(240) @Column(name = "medication_minutes") int medication) {
  /** What most programs use. */
  public static final SessionMinutes USUAL = new SessionMinutes(60, 60, 30);

  /** The length of a session of a kind other than group. */
  public int of(SessionType type) {
    return switch (type) {
      case INDIVIDUAL -> individual;
      case FAMILY -> family;
      case MEDICATION -> medication;
      case GROUP -> throw new IllegalArgumentException("a group has its own length");
    };
  }
}
