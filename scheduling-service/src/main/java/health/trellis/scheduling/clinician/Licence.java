package health.trellis.scheduling.clinician;

import health.trellis.scheduling.site.State;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A licence to practise in one state.
 *
 * @param state where it holds; ISO 3166-2
 * @param kind for example LCSW
 * @param number as the board gave it
 * @param expiresOn last day that it holds
 */
@Embeddable
@Schema(
    name = "Licence",
    examples =
        "{\"state\": \"US-NY\", \"kind\": \"LCSW\", \"number\": \"NY-000000\","
            + " \"expiresOn\": \"2028-06-30\"}")
public record Licence(
    @NotNull @Pattern(regexp = State.PATTERN, message = State.MESSAGE) @Column(name = "state")
        String state,
    @NotBlank @Size(max = 20) @Column(name = "kind") String kind,
    @NotBlank @Size(max = 40) @Column(name = "number") String number,
    @NotNull @Column(name = "expires_on") LocalDate expiresOn) {
  /** Whether it holds in a state on a day. */
  public boolean holds(String where, LocalDate day) {
    return state.equals(where) && !day.isAfter(expiresOn);
  }
}
