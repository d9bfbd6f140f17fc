package health.trellis.assessment.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.panel.PanelDto.PatientSignals;
import health.trellis.assessment.panel.PanelDto.Signal;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one query of the caseload view. Its indexes stand in V41. */
@ApplicationScoped
class PanelQuery {
  private static final int WARNING_DAYS = 7;

  /** Who is in treatment, with the start of the episode; the condition follows. */
  private static final String TREATED =
      """
      with rule as materialized (
        select * from jsonb_to_recordset(cast(:rules as jsonb))
          as r(instrument text, reliable int, "responsePercent" int, "remissionBelow" int)
      ), treated as materialized (
        select distinct on (e.patient_id) e.patient_id, e.program_id, e.admitted_on, e.on_hold,
               cast(e.admitted_on as timestamp)
                 at time zone coalesce(person.time_zone, 'UTC') as since
        from episode e left join person on person.patient_id = e.patient_id
        where e.discharged_on is null and e.admitted_on is not null and\s""";

  /** What each signal is found by; the conditions on the page follow. */
  private static final String SIGNALS =
      """
         order by e.patient_id, e.admitted_on desc
      ), measured as materialized (
        select t.patient_id, t.since, rule.*, last.score, last.band_code, last.authored_at,
               before.score as before, first.score as baseline,
               last.score < rule."remissionBelow" or first.score > 0
                 and (first.score - last.score) * 100 >= first.score * rule."responsePercent"
                 as improved
        from treated t cross join rule
        cross join lateral (
          select r.id, r.score, r.band_code, r.authored_at from response r
          where r.patient_id = t.patient_id and r.instrument = rule.instrument
            and r.score is not null
          order by r.authored_at desc, r.id desc limit 1) last
        left join lateral (
          select r.score from response r
          where r.patient_id = t.patient_id and r.instrument = rule.instrument
            and r.score is not null and (r.authored_at, r.id) < (last.authored_at, last.id)
          order by r.authored_at desc, r.id desc limit 1) before on true
        left join lateral (
          select r.score from response r
          where r.patient_id = t.patient_id and r.instrument = rule.instrument
            and r.score is not null and r.authored_at >= t.since
          order by r.authored_at, r.id limit 1) first on true
      ), found as (
        select t.*,
          alert.level as risk_rank, coalesce(alert.number, 0) as alerts,
          coalesce(open.number, 0) as due, coalesce(open.overdue, 0) as overdue, open.next_due_at,
          (select max(c.on_date) from check_in c where c.patient_id = t.patient_id) as checked_in,
          exists (select 1 from check_in c where c.patient_id = t.patient_id
            and c.early_warning is not null and c.late_reason is null
            and c.on_date >= :warnedSince) as warned,
          coalesce(m.worsening, false) as worsening,
          coalesce(m.measures, cast('[]' as jsonb)) as measures,
          coalesce(o.findings, cast('[]' as jsonb)) as findings
        from treated t
        left join lateral (
          select count(*) as number,
            max(case a.level when 'IMMINENT' then 3 when 'HIGH' then 2 else 1 end) as level
          from risk_alert a where a.patient_id = t.patient_id and a.state <> 'RESOLVED') alert
          on true
        left join lateral (
          select count(*) as number, count(*) filter (where a.due_at < :now) as overdue,
            min(a.due_at) as next_due_at
          from assignment a where a.patient_id = t.patient_id
            and a.state in ('ASSIGNED', 'IN_PROGRESS')) open on true
        left join (
          select m.patient_id, bool_or(m.score - m.before >= m.reliable) as worsening,
            jsonb_agg(jsonb_build_object('instrument', m.instrument, 'at', m.authored_at,
              'score', m.score, 'band', m.band_code, 'baseline', m.baseline, 'before', m.before)
              order by m.instrument) as measures
          from measured m group by m.patient_id) m on m.patient_id = t.patient_id
        left join (
          select o.patient_id, jsonb_agg(distinct jsonb_build_object(
            'instrument', o.instrument, 'reason', o.reason)) as findings
          from off_track o join measured m
            on m.patient_id = o.patient_id and m.instrument = o.instrument
          where o.detected_at >= m.since and case o.reason
            when 'RELIABLY_WORSE' then m.score - m.baseline >= m.reliable
            else not m.improved end
          group by o.patient_id) o on o.patient_id = t.patient_id
      ), row as (
        select patient_id as "patientId", program_id as "programId", admitted_on as "admittedOn",
          on_hold as "onHold",
          8 * coalesce(risk_rank, 0) + case when findings <> '[]' then 4 else 0 end
            + case when worsening or warned then 2 else 0 end
            + case when overdue > 0 then 1 else 0 end as attention,
          array_remove(array[case when alerts > 0 then 'AT_RISK' end,
            case when findings <> '[]' then 'OFF_TRACK' end,
            case when worsening then 'WORSENING' end, case when warned then 'EARLY_WARNING' end,
            case when due > 0 then 'DUE' end], null) as signals,
          (array['MODERATE', 'HIGH', 'IMMINENT'])[risk_rank] as risk, alerts, due, overdue,
          next_due_at as "nextDueAt", checked_in as "lastCheckInOn", findings as "offTrack",
          measures
        from found
      )
      select cast(to_jsonb(row) as text) from row where true\s""";

  private final EntityManager entities;
  private final Instruments instruments;
  private final Clock clock;

  PanelQuery(EntityManager entities, Instruments instruments, Clock clock) {
    this.entities = entities;
    this.instruments = instruments;
    this.clock = clock;
  }

  /** Patients whom the caller may see, the most urgent first; one more than the page holds. */
  List<PatientSignals> page(
      VisiblePatients visible,
      @Nullable UUID programId,
      @Nullable Signal signal,
      PageRequest page) {
    Cursor after = page.cursor().orElse(null);
    String sql =
        TREATED
            + visible.sql("e.patient_id")
            + (programId == null ? "" : " and e.program_id = :program")
            + SIGNALS
            + (signal == null ? "" : " and :signal = any(signals)")
            + (after == null
                ? ""
                : " and (attention < :urgency or attention = :urgency and \"patientId\" > :after)")
            + " order by attention desc, \"patientId\"";
    Query query = entities.createNativeQuery(sql, String.class);
    visible.params().forEach(query::setParameter);
    query.setParameter("rules", rules()).setParameter("now", clock.instant());
    query.setParameter(
        "warnedSince",
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(WARNING_DAYS));
    if (programId != null) {
      query.setParameter("program", programId);
    }
    if (signal != null) {
      query.setParameter("signal", signal.name());
    }
    if (after != null) {
      query.setParameter("urgency", urgency(after)).setParameter("after", after.uuid(1));
    }
    query.setMaxResults(page.limit() + 1);
    return Stream.of(query.getResultList().toArray()).map(PanelQuery::read).toList();
  }

  private static int urgency(Cursor after) {
    return Math.toIntExact(after.number(0));
  }

  private String rules() {
    return EventJson.write(
        instruments.all().stream()
            .filter(instrument -> instrument.scoring().change() != null)
            .map(
                instrument -> {
                  ChangeRule rule = Objects.requireNonNull(instrument.scoring().change());
                  return Map.of(
                      "instrument", instrument.code(),
                      "reliable", rule.reliable(),
                      "responsePercent", rule.responsePercent(),
                      "remissionBelow", rule.remissionBelow());
                })
            .toList());
  }

  private static PatientSignals read(Object json) {
    try {
      return EventJson.mapper().readValue((String) json, PatientSignals.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a row of the caseload view cannot be read", broken);
    }
  }
}
