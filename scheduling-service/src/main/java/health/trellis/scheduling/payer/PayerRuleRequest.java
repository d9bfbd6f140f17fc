package health.trellis.scheduling.payer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a payer counts minutes.
 *
 * @param payer the payer, as its authorizations name it; upper and lower case are the same
 * @param unitMinutes length of a unit
 * @param rounding what becomes of a unit that is not full: DOWN, MIDPOINT (counts once its midpoint
 *     is passed) or UP
 */
@Schema(
    name = "PayerRuleRequest",
    examples =
        """
        {"payer": "Harbor Health Plan", "unitMinutes": 15, "rounding": "MIDPOINT"}
        """)
public record PayerRuleRequest(
    @NotBlank @Size(max = 120) String payer,
    @NotNull @Min(1) @Max(60) Integer unitMinutes,
    @NotNull Rounding.Part rounding) {}
