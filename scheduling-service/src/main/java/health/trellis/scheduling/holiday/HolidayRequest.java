package health.trellis.scheduling.holiday;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.trellis.scheduling.site.State;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A day on which sites are closed. Give one of siteId, state and country.
 *
 * @param siteId the one site
 * @param state all sites of a state; ISO 3166-2
 * @param country all sites of a country; ISO 3166-1 alpha-2
 * @param day which day
 * @param name what people call it
 * @param cancelSessions whether the sessions that stand there are cancelled, each told to its
 *     patients; when absent they stay, and the answer counts them
 */
@Schema(
    name = "HolidayRequest",
    examples = "{\"state\": \"US-NY\", \"day\": \"2027-02-12\", \"name\": \"Lincoln's Birthday\"}")
public record HolidayRequest(
    @Nullable UUID siteId,
    @Nullable @Pattern(regexp = State.PATTERN, message = State.MESSAGE) String state,
    @Nullable @Pattern(regexp = "[A-Z]{2}", message = "Two capital letters of ISO 3166-1.")
        String country,
    @NotNull LocalDate day,
    @NotBlank @Size(max = 120) String name,
    @Nullable Boolean cancelSessions) {
  /** The rule of bean validation. */
  @AssertTrue(message = "Give one of siteId, state and country.")
  @Schema(hidden = true)
  @JsonIgnore
  public boolean isSomewhere() {
    return Stream.of(siteId, state, country).filter(Objects::nonNull).count() == 1;
  }
}
