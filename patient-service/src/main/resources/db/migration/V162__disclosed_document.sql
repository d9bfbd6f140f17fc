-- Documents as they went out, to whom and why; never changed.
create table disclosed_document (
  id                uuid primary key,
  patient_id        uuid        not null references patient,
  episode_id        uuid        not null references episode,
  kind              text        not null check (kind in ('DISCHARGE_SUMMARY', 'PLAN_OF_CARE', 'CONCURRENT_REVIEW')),
  recipient         text        not null check (length(recipient) between 1 and 200),
  recipient_address text,
  purpose           text        not null,
  content           jsonb       not null,
  disclosed_by      text        not null,
  disclosed_at      timestamptz not null
);
-- where episode_id = ? and id < ? order by id desc
create index disclosed_document_of_episode on disclosed_document (episode_id, id desc);
-- a merge moves them: where patient_id = ?
create index disclosed_document_of_patient on disclosed_document (patient_id);

create function disclosed_document_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if moves_with_patient(to_jsonb(old), to_jsonb(new)) then
      return new;
    end if;
  end if;
  raise exception 'documents are kept as they went out' using errcode = 'restrict_violation';
end $$;
create trigger disclosed_document_is_append_only before update or delete on disclosed_document
  for each row execute function disclosed_document_is_append_only();
