package health.trellis.scheduling.payer;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.payer.DayTiers.Basis;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
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
    TreeMap<Integer, Integer> services =
        tiers("select t.from_services, t.percent from payer_service_tier t", payer);
    if (!services.isEmpty()) {
      return Optional.of(new DayTiers(Basis.SERVICES, services));
    }
    TreeMap<Integer, Integer> minutes =
        tiers("select t.from_minutes, t.percent from payer_day_tier t", payer);
    return minutes.isEmpty() ? Optional.empty() : Optional.of(new DayTiers(Basis.MINUTES, minutes));
  }

  private TreeMap<Integer, Integer> tiers(String of, String payer) {
    TreeMap<Integer, Integer> tiers = new TreeMap<>();
    sql.query(
            of + " join payer_rule r on r.id = t.payer_rule_id where lower(r.payer) = lower(?)",
            row -> Map.entry(row.getInt(1), row.getInt(2)),
            payer)
        .forEach(tier -> tiers.put(tier.getKey(), tier.getValue()));
    return tiers;
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
    if (!request.tiers().isEmpty() && !request.services().isEmpty()) {
      throw Refusal.invalid(
          "/serviceTiers", "one-of", "A day is counted by its minutes or by its services.");
    }
    checkOrder(
        "/dayTiers",
        request.tiers().stream().map(t -> Map.entry(t.fromMinutes(), t.percent())).toList());
    checkOrder(
        "/serviceTiers",
        request.services().stream().map(t -> Map.entry(t.fromServices(), t.percent())).toList());
  }

  private static void checkOrder(String pointer, List<Map.Entry<Integer, Integer>> tiers) {
    int paid = 0;
    int from = 0;
    for (Map.Entry<Integer, Integer> tier :
        tiers.stream().sorted(Map.Entry.comparingByKey()).toList()) {
      if (tier.getKey() <= from || tier.getValue() <= paid) {
        throw Refusal.invalid(pointer, "order", "With more of it a greater part of a day is paid.");
      }
      from = tier.getKey();
      paid = tier.getValue();
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
