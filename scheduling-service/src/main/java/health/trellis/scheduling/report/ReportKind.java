package health.trellis.scheduling.report;

import java.util.List;
import java.util.Locale;

/** The reports there are: what they show, and the query that they are. */
enum ReportKind {
  /** Who was in treatment on the last day, at the level of care of that day. */
  CENSUS(
      "Census by program and level of care",
      List.of("program", "levelOfCare", "active", "onHold", "total"),
      "total",
      """
      select p.name, period.level_of_care,
        count(*) filter (where not pause.held), count(*) filter (where pause.held), count(*)
      from episode e
      cross join r
      join lateral (select x.program_id, x.level_of_care from episode_period x
        where x.episode_id = e.id and x.from_day <= r.last_day
        order by x.from_day desc limit 1) period on true
      join program p on p.id = period.program_id
      cross join lateral (select exists (select 1 from episode_pause h
        where h.episode_id = e.id and h.from_day <= r.last_day
          and coalesce(h.until_day > r.last_day, true)) as held) pause
      where e.admitted_on <= r.last_day and coalesce(e.discharged_on > r.last_day, true)
        and (r.program_id is null or p.id = r.program_id)
      group by 1, 2 order by 1, 2
      """),
  /** How long patients who were admitted in these days waited for their first session. */
  FIRST_SESSION(
      "Days from admission to the first session",
      List.of("program", "admitted", "begun", "waiting", "medianDays", "longestDays"),
      "medianDays",
      """
      select p.name, count(*), count(begin.day), count(*) - count(begin.day),
        percentile_disc(0.5) within group (order by begin.day - e.admitted_on),
        max(begin.day - e.admitted_on)
      from episode e
      join program p on p.id = e.program_id
      cross join r
      left join lateral (
        select (b.starts_at at time zone s.time_zone)::date as day
        from booking b
        join therapy_session s on s.id = b.session_id
        join attendance a on a.booking_id = b.id
          and a.status in ('ATTENDED', 'LATE', 'LEFT_EARLY')
        where b.patient_id = e.patient_id and b.starts_at >= e.admitted_on - 1
          and (b.starts_at at time zone s.time_zone)::date >= e.admitted_on
        order by b.starts_at limit 1) begin on true
      where e.admitted_on between r.first_day and r.last_day
        and (r.program_id is null or p.id = r.program_id)
      group by p.id, p.name order by 1, p.id
      """),
  /** How full groups are. */
  GROUP_UTILIZATION(
      "Utilization of groups",
      List.of("group", "sessions", "places", "taken", "attended", "percentTaken"),
      "percentTaken",
      """
      select g.name, count(*), sum(s.capacity), sum(s.places_taken),
        coalesce(sum(there.attended), 0), sum(s.places_taken) * 100 / sum(s.capacity)
      from therapy_session s
      join therapy_group g on g.id = s.group_id
      cross join r
      left join lateral (
        select count(*) as attended from booking b join attendance a on a.booking_id = b.id
        where b.session_id = s.id and a.status in ('ATTENDED', 'LATE', 'LEFT_EARLY')) there on true
      where s.status = 'SCHEDULED' and s.starts_at >= r.first and s.starts_at < r.after
        and (s.starts_at at time zone s.time_zone)::date between r.first_day and r.last_day
        and (r.program_id is null or s.program_id = r.program_id)
      group by g.id, g.name order by 1, g.id
      """),
  /** How much rooms are used, and how many of their seats: who leads sits too. */
  ROOM_UTILIZATION(
      "Utilization of rooms",
      List.of("room", "sessions", "minutes", "percentOfSeats"),
      "minutes",
      """
      select m.name, count(*), sum(extract(epoch from s.ends_at - s.starts_at) / 60)::bigint,
        sum(least(s.places_taken + 1, m.capacity)) * 100 / sum(m.capacity)
      from therapy_session s
      join room m on m.id = s.room_id
      cross join r
      where s.status = 'SCHEDULED' and s.starts_at >= r.first and s.starts_at < r.after
        and (s.starts_at at time zone s.time_zone)::date between r.first_day and r.last_day
        and (r.program_id is null or s.program_id = r.program_id)
      group by m.id, m.name order by 1, m.id
      """),
  /** How much of their working hours clinicians lead sessions. */
  CLINICIAN_UTILIZATION(
      "Utilization of clinicians",
      List.of("clinician", "sessions", "sessionMinutes", "workingMinutes", "percentInSessions"),
      "percentInSessions",
      """
      select name, sessions, in_sessions::bigint, working::bigint,
        trunc(in_sessions * 100 / nullif(working, 0))::bigint
      from (
        select c.id, c.display_name as name, count(s.id) as sessions,
          coalesce(sum(extract(epoch from s.ends_at - s.starts_at) / 60), 0) as in_sessions,
          coalesce((select sum(extract(epoch from w.to_time - w.from_time) / 60
              * case when w.every_second_week_from is null then 1 else 0.5 end)
            from working_hours w where w.clinician_id = c.id), 0) * max(r.days) / 7 as working
        from clinician c
        cross join r
        left join therapy_session s on s.clinician_id = c.id and s.status = 'SCHEDULED'
          and s.starts_at >= r.first and s.starts_at < r.after
        and (s.starts_at at time zone s.time_zone)::date between r.first_day and r.last_day
          and (r.program_id is null or s.program_id = r.program_id)
        where c.active and (r.program_id is null or exists (select 1 from clinician_program cp
          where cp.clinician_id = c.id and cp.program_id = r.program_id))
        group by c.id, c.display_name) of_each
      order by 1, id
      """),
  /** How places end: the no-show rate is of what is recorded, the cancellation rate of all. */
  ATTENDANCE(
      "No-shows and cancellations",
      List.of(
          "program",
          "places",
          "attended",
          "lateOrInPart",
          "noShows",
          "excused",
          "cancelledByPatient",
          "cancelledByProgram",
          "noShowPercent",
          "cancellationPercent"),
      "noShowPercent",
      """
      select p.name, count(*),
        count(*) filter (where a.status = 'ATTENDED'),
        count(*) filter (where a.status in ('LATE', 'LEFT_EARLY')),
        count(*) filter (where a.status = 'NO_SHOW'),
        count(*) filter (where a.status = 'EXCUSED'),
        count(*) filter (where b.cancelled_by = 'PATIENT'),
        count(*) filter (where b.cancelled_by = 'PROGRAM'),
        count(*) filter (where a.status = 'NO_SHOW') * 100 / nullif(count(a.booking_id), 0),
        count(*) filter (where b.status = 'CANCELLED') * 100 / count(*)
      from therapy_session s
      join booking b on b.session_id = s.id
      join program p on p.id = s.program_id
      cross join r
      left join attendance a on a.booking_id = b.id and b.status = 'BOOKED'
      where s.starts_at >= r.first and s.starts_at < r.after
        and (s.starts_at at time zone s.time_zone)::date between r.first_day and r.last_day
        and (r.program_id is null or p.id = r.program_id)
      group by p.id, p.name order by 1, p.id
      """),
  /** How many closed weeks had enough hours. */
  HOURS_COMPLIANCE(
      "Weeks with enough hours",
      List.of("program", "weeks", "met", "fellShort", "percentMet", "percentOfPrescribedMinutes"),
      "percentMet",
      """
      select p.name, count(*), count(*) filter (where w.outcome = 'MET'),
        count(*) filter (where w.outcome = 'FELL_SHORT'),
        count(*) filter (where w.outcome = 'MET') * 100 / count(*),
        sum(w.attended_minutes) * 100 / nullif(sum(w.prescribed_minutes), 0)
      from closed_week w
      join episode e on e.id = w.episode_id
      join program p on p.id = e.program_id
      cross join r
      where w.week_start between r.first_day and r.last_day
        and (r.program_id is null or p.id = r.program_id)
      group by p.id, p.name order by 1, p.id
      """),
  /**
   * How long patients wait for a place in a group: offers and places of these days by when the
   * patient had come to the line, and who is in the line without an offer after the last day.
   */
  WAITLIST(
      "Days of waiting for a place in a group",
      List.of(
          "program",
          "group",
          "joined",
          "offered",
          "medianDaysToOffer",
          "p90DaysToOffer",
          "placed",
          "medianDaysToPlace",
          "p90DaysToPlace",
          "gaveUp",
          "waiting",
          "longestWaitingDays"),
      "medianDaysToOffer",
      """
      select p.name, case grouping(g.id) when 1 then 'All groups' else g.name end,
        count(*) filter (where w.joined >= r.first_day),
        count(*) filter (where w.offered between r.first_day and r.last_day),
        percentile_disc(0.5) within group (order by w.offered - w.joined)
          filter (where w.offered between r.first_day and r.last_day),
        percentile_disc(0.9) within group (order by w.offered - w.joined)
          filter (where w.offered between r.first_day and r.last_day),
        count(*) filter (where e.status = 'ACCEPTED' and w.ended <= r.last_day),
        percentile_disc(0.5) within group (order by w.ended - w.joined)
          filter (where e.status = 'ACCEPTED' and w.ended <= r.last_day),
        percentile_disc(0.9) within group (order by w.ended - w.joined)
          filter (where e.status = 'ACCEPTED' and w.ended <= r.last_day),
        count(*) filter (where e.status in ('DECLINED', 'EXPIRED', 'LEFT')
          and w.ended <= r.last_day),
        count(*) filter (where w.stays), max(r.last_day - w.joined) filter (where w.stays)
      from waitlist_entry e
      join therapy_group g on g.id = e.group_id
      join program p on p.id = g.program_id
      join site on site.id = p.site_id
      cross join r
      cross join lateral (select
        (e.entered_at at time zone site.time_zone)::date as joined,
        (e.offered_at at time zone site.time_zone)::date as offered,
        (e.ended_at at time zone site.time_zone)::date as ended) d
      cross join lateral (select d.*, coalesce(d.offered > r.last_day, true)
        and coalesce(d.ended > r.last_day, true) as stays) w
      where e.entered_at < r.after and (e.ended_at is null or e.ended_at >= r.first)
        and w.joined <= r.last_day and coalesce(w.ended >= r.first_day, true)
        and (r.program_id is null or p.id = r.program_id)
      group by grouping sets ((p.id, p.name, g.id, g.name), (p.id, p.name))
      order by 1, p.id, grouping(g.id) desc, 2, g.id
      """);

  /**
   * What is asked for, as a row that the queries join. Days are those at the site of each row;
   * {@code first} and {@code after} enclose them in every zone and let an index be used.
   */
  private static final String ASKED =
      """
      with r as (select ?::timestamptz as first, ?::timestamptz as after, ?::date as first_day,
        ?::date as last_day, ?::numeric as days, ?::uuid as program_id)
      """;

  private final String title;
  private final List<String> columns;
  private final String chart;
  private final String query;

  ReportKind(String title, List<String> columns, String chart, String query) {
    this.title = title;
    this.columns = columns;
    this.chart = chart;
    this.query = query;
  }

  /** As it stands in the path. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  List<String> columns() {
    return columns;
  }

  String chart() {
    return chart;
  }

  String sql() {
    return ASKED + query;
  }
}
