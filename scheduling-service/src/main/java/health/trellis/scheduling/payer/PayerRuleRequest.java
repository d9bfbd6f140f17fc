package health.trellis.scheduling.payer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a payer counts minutes.
 *
 * @param payer the payer, as its authorizations name it; upper and lower case are the same
 * @param unitMinutes length of a unit
 * @param rounding what becomes of a unit that is not full: DOWN, MIDPOINT (counts once its midpoint
 *     is passed) or UP
 * @param dayTiers which part of a day is paid from how many minutes on; a whole one from the
 *     program's minimum on when absent
 * @param serviceTiers which part of a day is paid from how many services (sessions that were used)
 *     on; instead of dayTiers
 */
@Schema(
    name = "PayerRuleRequest",
    examples =
        """
        {"payer": "Harbor Health Plan", "unitMinutes": 15, "rounding": "MIDPOINT",
         "dayTiers": [{"fromMinutes": 120, "percent": 50}, {"fromMinutes": 180, "percent": 100}]}
        """)
public record PayerRuleRequest(
    @NotBlank @Size(max = 120) String payer,
    @NotNull @Min(1) @Max(60) Integer unitMinutes,
    @NotNull Rounding.Part rounding,
    @Nullable @Size(max = 5) Set<@NotNull @Valid DayTier> dayTiers,
    @Nullable @Size(max = 5) Set<@NotNull @Valid ServiceTier> serviceTiers) {
  /**
   * A part of a day.
   *
   * @param fromMinutes from how many minutes of treatment on
   * @param percent how much of a whole day that is
   */
  @Embeddable
  @Schema(name = "PayerDayTier", examples = "{\"fromMinutes\": 120, \"percent\": 50}")
  public record DayTier(
      @NotNull @Min(1) @Max(1440) @Column(name = "from_minutes") Integer fromMinutes,
      @NotNull @Min(1) @Max(100) @Column(name = "percent") Integer percent) {}

  /**
   * A part of a day by its services.
   *
   * @param fromServices from how many services on
   * @param percent how much of a whole day that is
   */
  @Embeddable
  @Schema(name = "PayerServiceTier", examples = "{\"fromServices\": 3, \"percent\": 75}")
  public record ServiceTier(
      @NotNull @Min(1) @Max(20) @Column(name = "from_services") Integer fromServices,
      @NotNull @Min(1) @Max(100) @Column(name = "percent") Integer percent) {}

  /** The parts of a day by its services. */
  Set<ServiceTier> services() {
    return serviceTiers == null ? Set.of() : serviceTiers;
  }

  /** The parts of a day. */
  Set<DayTier> tiers() {
    return dayTiers == null ? Set.of() : dayTiers;
  }
}
