package health.trellis.scheduling.report;

import java.util.List;
import java.util.Locale;

/** The reports there are: what they show, and the query that they are. */
enum ReportKind {
  /** Who is in treatment on the last day. */
  CENSUS(
      "Census by program and level of care",
      List.of("program", "levelOfCare", "active", "onHold", "total"),
      "total",
      """
      select p.name, e.level_of_care,
        count(*) filter (where not pause.held), count(*) filter (where pause.held), count(*)
      from episode e
      join program p on p.id = e.program_id
      cross join r
      cross join lateral (select coalesce(e.held_from <= r.last_day
        and coalesce(e.resumed_on > r.last_day, true), false) as held) pause
      where e.admitted_on <= r.last_day and coalesce(e.discharged_on > r.last_day, true)
        and (r.program_id is null or p.id = r.program_id)
      group by 1, 2 order by 1, 2
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
      """);

  /** What is asked for, as a row that the queries join. */
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
