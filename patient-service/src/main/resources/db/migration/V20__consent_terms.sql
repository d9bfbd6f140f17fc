-- What a consent covers in terms that the disclosure decision reads, how it was signed, and the
-- versions of the wording that patients agree to.
alter table consent
  add terms               jsonb,
  add signature_method    text not null default 'ELECTRONIC' check (signature_method in ('ELECTRONIC', 'PAPER', 'VERBAL')),
  add signer_relationship text not null default 'SELF' check (signer_relationship in ('SELF', 'GUARDIAN', 'PERSONAL_REPRESENTATIVE')),
  add witness             text,
  add document_hash       text check (document_hash ~ '^[0-9a-f]{64}$'),
  add wording_version     integer;

-- Consents from before named purpose and information in words only.
update consent set terms = jsonb_build_object(
  'purposes', case when kind = 'FAMILY_DISCLOSURE' then '["FAMILY_INVOLVEMENT"]'::jsonb
    else (select coalesce(jsonb_agg(p order by p), '[]'::jsonb)
          from unnest(array['TREATMENT', 'PAYMENT', 'OPERATIONS']) p where coalesce(purpose, '') ~* ('\m' || p || '\M')) end,
  'information', case when coalesce(information, '') ~* '\mall\M'
    then '["DEMOGRAPHICS","EPISODES","DIAGNOSES","MEDICATIONS","TREATMENT_PLAN","ATTENDANCE","ASSESSMENTS","TEAM_AND_FAMILY","CONSENTS","OTHER"]'::jsonb
    else '[]'::jsonb end,
  'recipientClasses', '[]'::jsonb);
alter table consent alter terms set not null;

do $$
declare rule record;
begin
  for rule in select conname from pg_constraint
    where conrelid = 'consent'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%PART2_DISCLOSURE%'
  loop
    execute format('alter table consent drop constraint %I', rule.conname);
  end loop;
end $$;
alter table consent
  add constraint consent_kind check (kind in ('PART2_DISCLOSURE', 'HIPAA_DISCLOSURE', 'FAMILY_DISCLOSURE', 'TEXT_MESSAGES', 'EMAIL', 'TELEHEALTH', 'RECORDING')),
  add constraint consent_part2_elements check (kind <> 'PART2_DISCLOSURE' or (
    discloser is not null and information is not null and purpose is not null
    and (recipient is not null or jsonb_array_length(terms -> 'recipientClasses') > 0))),
  add constraint consent_is_written check (signature_method <> 'VERBAL' or kind not in ('PART2_DISCLOSURE', 'HIPAA_DISCLOSURE'));

create table consent_wording (
  kind         text        not null,
  version      integer     not null check (version > 0),
  text         text        not null check (length(text) between 1 and 4000),
  published_by text        not null,
  published_at timestamptz not null,
  primary key (kind, version)
);
insert into consent_wording (kind, version, text, published_by, published_at) values
  ('PART2_DISCLOSURE', 1, 'I allow the program named here to disclose the substance use disorder records described here to the recipient and for the purpose named here. I may take this consent back at any time, in writing or by word of mouth, except for what was already disclosed in reliance on it. What is disclosed for treatment, payment or health care operations may be passed on as HIPAA allows, but not in proceedings against me.', 'Trellis', now()),
  ('HIPAA_DISCLOSURE', 1, 'I allow the disclosure of the health information described here to the recipient and for the purpose named here. I may take this back in writing at any time. Treatment does not depend on my signing. What is disclosed may be passed on by the recipient and may then no longer be protected.', 'Trellis', now()),
  ('FAMILY_DISCLOSURE', 1, 'I allow my care team to speak about the information described here with the person named here. I may take this back at any time.', 'Trellis', now()),
  ('TEXT_MESSAGES', 1, 'I agree to text messages about my appointments and tasks at the number on record. Message and data rates may apply. I can reply STOP at any time; care does not depend on this.', 'Trellis', now()),
  ('EMAIL', 1, 'I agree to e-mail about my appointments and tasks at the address on record. E-mail may be read by others on the way. I can end this at any time.', 'Trellis', now()),
  ('TELEHEALTH', 1, 'I agree to sessions by video. I was told how they work, what may go wrong, how my privacy is kept and what happens in an emergency, and that I may ask for sessions in person.', 'Trellis', now()),
  ('RECORDING', 1, 'I agree that sessions are recorded for the purpose named here. I may have the recording stopped at any time and may take this back.', 'Trellis', now());
