package health.trellis.scheduling.payer;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How one payer counts minutes. */
@Entity
@Table(name = "payer_rule")
public class PayerRule {
  @Id private UUID id;
  private String payer;
  private int unitMinutes;

  @Enumerated(EnumType.STRING)
  @Column(name = "rounding")
  private Rounding.Part part;

  @ElementCollection
  @CollectionTable(name = "payer_day_tier", joinColumns = @JoinColumn(name = "payer_rule_id"))
  private Set<PayerRuleRequest.DayTier> dayTiers = new HashSet<>();

  @ElementCollection
  @CollectionTable(name = "payer_service_tier", joinColumns = @JoinColumn(name = "payer_rule_id"))
  private Set<PayerRuleRequest.ServiceTier> serviceTiers = new HashSet<>();

  @Version private long version;

  /** For Hibernate. */
  protected PayerRule() {}

  PayerRule(UUID id, PayerRuleRequest request) {
    this.id = id;
    change(request);
  }

  final void change(PayerRuleRequest request) {
    payer = request.payer().strip();
    unitMinutes = request.unitMinutes();
    part = request.rounding();
    dayTiers.retainAll(request.tiers());
    dayTiers.addAll(request.tiers());
    serviceTiers.retainAll(request.services());
    serviceTiers.addAll(request.services());
  }

  Rounding rounding() {
    return new Rounding(unitMinutes, part);
  }

  List<PayerRuleRequest.DayTier> dayTiers() {
    return dayTiers.stream()
        .sorted(Comparator.comparing(PayerRuleRequest.DayTier::fromMinutes))
        .toList();
  }

  List<PayerRuleRequest.ServiceTier> serviceTiers() {
    return serviceTiers.stream()
        .sorted(Comparator.comparing(PayerRuleRequest.ServiceTier::fromServices))
        .toList();
  }

  UUID id() {
    return id;
  }

  String payer() {
    return payer;
  }

  long version() {
    return version;
  }
}
