package health.trellis.scheduling.site;

import org.jspecify.annotations.Nullable;

/**
 * How many patients a group at a site may have. States differ (commonly 12 to 15 at the most), so
 * it is a setting of the site.
 *
 * @param maximumSize patients in a group at the most; no limit when absent
 * @param patientsPerLeader patients for each who leads it; no limit when absent
 */
public record GroupLimits(@Nullable Integer maximumSize, @Nullable Integer patientsPerLeader) {
  /** The places that a group has of those that it is made for, with so many who lead it. */
  public int places(int wanted, int leaders) {
    int bySize = maximumSize == null ? wanted : Math.min(wanted, maximumSize);
    return patientsPerLeader == null ? bySize : Math.min(bySize, patientsPerLeader * leaders);
  }
}
