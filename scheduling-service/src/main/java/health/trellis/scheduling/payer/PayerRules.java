package health.trellis.scheduling.payer;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps payers' rules and finds the one that holds for a patient's day. */
@ApplicationScoped
@Transactional
public class PayerRules implements PanacheRepositoryBase<PayerRule, UUID> {
  private final Sql sql;

  PayerRules(Sql sql) {
    this.sql = sql;
  }

  /** The rule of the payer whose authorization covers a day; to the minute when there is none. */
  public Rounding roundingOf(UUID patientId, LocalDate day) {
    return sql.first(
            """
            select r.unit_minutes, r.rounding
            from treatment_authorization a
            join payer_rule r on lower(r.payer) = lower(a.payer)
            where a.patient_id = ? and daterange(a.valid_from, a.valid_to, '[]') @> ?::date
            """,
            row -> new Rounding(row.getInt(1), Rounding.Part.valueOf(row.getString(2))),
            patientId,
            day)
        .orElse(Rounding.EXACT);
  }

  PayerRuleView create(PayerRuleRequest request) {
    PayerRule rule = new PayerRule(Ids.next(), request);
    persist(rule);
    return saved(rule);
  }

  PayerRuleView change(UUID id, PayerRuleRequest request, @Nullable String ifMatch) {
    PayerRule rule = require(id);
    ETags.check(ifMatch, rule.version());
    rule.change(request);
    return saved(rule);
  }

  PayerRuleView read(UUID id) {
    return PayerRuleView.of(require(id));
  }

  Page<PayerRuleView> page(PageRequest page) {
    return ById.page(this, page, PayerRule::id).map(PayerRuleView::of);
  }

  private PayerRule require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("payer-rule"));
  }

  private PayerRuleView saved(PayerRule rule) {
    Conflicts.flush(getEntityManager());
    return PayerRuleView.of(rule);
  }
}
