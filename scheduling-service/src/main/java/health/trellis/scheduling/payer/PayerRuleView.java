package health.trellis.scheduling.payer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a payer counts minutes; the fields as in the request.
 *
 * @param version for the ETag
 */
@Schema(name = "PayerRule")
public record PayerRuleView(
    UUID id,
    String payer,
    int unitMinutes,
    Rounding.Part rounding,
    List<PayerRuleRequest.DayTier> dayTiers,
    List<PayerRuleRequest.ServiceTier> serviceTiers,
    @JsonIgnore long version) {
  static PayerRuleView of(PayerRule rule) {
    Rounding rounding = rule.rounding();
    return new PayerRuleView(
        rule.id(),
        rule.payer(),
        rounding.unitMinutes(),
        rounding.part(),
        rule.dayTiers(),
        rule.serviceTiers(),
        rule.version());
  }
}
