-- What follows the last step of a policy, until somebody acknowledges: that step, or all again. So far
-- the last step was repeated with the pause between the last two, and at least a minute: so it stays.
alter table escalation_policy
  add column repeat_seconds int     not null default 60 check (repeat_seconds between 60 and 604800),
  add column repeat_all     boolean not null default false;
update escalation_policy p set repeat_seconds = greatest(60, coalesce((
  select max(s.after_seconds) - max(s.after_seconds) filter (where s.step < (
      select max(l.step) from escalation_step l where l.level = p.level))
  from escalation_step s where s.level = p.level), 60));
