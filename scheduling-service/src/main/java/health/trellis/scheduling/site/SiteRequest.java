package health.trellis.scheduling.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A site to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param name name
 * @param timeZone IANA zone
 * @param country ISO 3166-1 alpha-2
 * @param state ISO 3166-2; decides which licences and holidays count
 * @param travel minutes on the way to other sites; as before when absent
 * @param maximumGroupSize patients in a group at the most; no limit when absent
 * @param patientsPerLeader patients in a group for each who leads it; no limit when absent
 */
@Schema(
    name = "SiteRequest",
    examples =
        "{\"name\": \"Riverside\", \"timeZone\": \"America/New_York\", \"country\": \"US\","
            + " \"state\": \"US-NY\", \"maximumGroupSize\": 12, \"patientsPerLeader\": 10}")
public record SiteRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 120) String name,
    @NotBlank @Size(max = 64) String timeZone,
    @NotNull @Pattern(regexp = "[A-Z]{2}", message = "Two capital letters of ISO 3166-1.")
        String country,
    @Nullable @Pattern(regexp = State.PATTERN, message = State.MESSAGE) String state,
    @Nullable @Size(max = 50) List<@NotNull @Valid Travel> travel,
    @Nullable @Min(1) @Max(100) Integer maximumGroupSize,
    @Nullable @Min(1) @Max(100) Integer patientsPerLeader) {

  /**
   * The way to another site.
   *
   * @param siteId the other site
   * @param minutes minutes on the way, parking included
   */
  @Schema(
      name = "SiteTravel",
      examples = "{\"siteId\": \"0197a000-0000-7000-8000-000000000002\", \"minutes\": 25}")
  public record Travel(@NotNull UUID siteId, @NotNull @Min(1) @Max(600) Integer minutes) {
    static Map<UUID, Integer> minutes(List<Travel> ways) {
      return ways.stream()
          .collect(Collectors.toMap(Travel::siteId, Travel::minutes, (one, other) -> other));
    }
  }
}
