create table preference (
  audience text not null,
  category text not null check (category in ('APPOINTMENTS','ASSESSMENTS','CARE','ENCOURAGEMENT')),
  channel  text not null check (channel in ('IN_APP','EMAIL')),
  enabled  boolean not null,
  primary key (audience, category, channel)
);

create table quiet_hours (
  audience  text primary key,
  starts_at time not null,
  ends_at   time not null
);

-- That somebody took the consent to mail back; without a row mail with minimal content may go.
create table mail_refusal (
  audience   text primary key,
  refused_at timestamptz not null
);
