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
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** Which parts of a day a payer pays; nothing where whole days are from the program's minimum. */
  public Optional<DayTiers> dayTiersOf(String payer) {
    TreeMap<Integer, Integer> tiers = new TreeMap<>();
    sql.query(
            "select t.from_minutes, t.percent from payer_rule r"
                + " join payer_day_tier t on t.payer_rule_id = r.id where lower(r.payer) = lower(?)",
            row -> Map.entry(row.getInt(1), row.getInt(2)),
            payer)
        .forEach(tier -> tiers.put(tier.getKey(), tier.getValue()));
    return tiers.isEmpty() ? Optional.empty() : Optional.of(new DayTiers(tiers));
  }

  PayerRuleView create(PayerRuleRequest request) {
    checkTiers(request);
    PayerRule rule = new PayerRule(Ids.next(), request);
    persist(rule);
    return saved(rule);
  }

  PayerRuleView change(UUID id, PayerRuleRequest request, @Nullable String ifMatch) {
    PayerRule rule = require(id);
    ETags.check(ifMatch, rule.version());
    checkTiers(request);
    rule.change(request);
    return saved(rule);
  }

  PayerRuleView read(UUID id) {
    return PayerRuleView.of(require(id));
  }

  Page<PayerRuleView> page(PageRequest page) {
    return ById.page(this, page, PayerRule::id).map(PayerRuleView::of);
  }

  /** Who stays longer is not paid less. */
  private static void checkTiers(PayerRuleRequest request) {
    int paid = 0;
    int from = 0;
    for (PayerRuleRequest.DayTier tier :
        request.tiers().stream()
            .sorted(Comparator.comparing(PayerRuleRequest.DayTier::fromMinutes))
            .toList()) {
      if (tier.fromMinutes() <= from || tier.percent() <= paid) {
        throw Refusal.invalid(
            "/dayTiers", "order", "With more minutes a greater part of a day is paid.");
      }
      from = tier.fromMinutes();
      paid = tier.percent();
    }
  }

  private PayerRule require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("payer-rule"));
  }

  private PayerRuleView saved(PayerRule rule) {
    Conflicts.flush(getEntityManager());
    return PayerRuleView.of(rule);
  }
}
