package health.trellis.scheduling.payer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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
  }

  Rounding rounding() {
    return new Rounding(unitMinutes, part);
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
