package health.trellis.scheduling.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A site.
 *
 * @param id id
 * @param name name
 * @param timeZone IANA zone
 * @param country ISO 3166-1 alpha-2
 * @param state ISO 3166-2
 * @param travel minutes on the way to other sites
 * @param maximumGroupSize patients in a group at the most
 * @param patientsPerLeader patients in a group for each who leads it
 * @param version for the ETag
 */
@Schema(name = "Site")
public record SiteView(
    UUID id,
    String name,
    String timeZone,
    String country,
    @Nullable String state,
    List<SiteRequest.Travel> travel,
    @Nullable Integer maximumGroupSize,
    @Nullable Integer patientsPerLeader,
    @JsonIgnore long version) {
  static SiteView of(Site site) {
    return new SiteView(
        site.id(),
        site.name(),
        site.zone().getId(),
        site.country(),
        site.state(),
        site.travel(),
        site.groupLimits().maximumSize(),
        site.groupLimits().patientsPerLeader(),
        site.version());
  }
}
