-- For some minors 42 CFR 2.14 asks for the signature of the minor beside the guardian's.
alter table consent add minor_signed_by text;
