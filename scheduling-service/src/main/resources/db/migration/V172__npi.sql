-- National Provider Identifiers; its index also finds whose one is.
alter table clinician
  add npi varchar(10) check (npi ~ '^[12][0-9]{9}$'),
  add constraint npi_of_clinician unique (npi);
