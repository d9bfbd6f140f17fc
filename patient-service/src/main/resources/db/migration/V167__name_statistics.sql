-- Beginnings of names share their first letters with thousands of others. A hundred sampled bounds
-- do not tell how many, and a search for two beginnings then looks up one patient after another
-- where it should join two ranges of the index (among a million patients: 9 ms instead of 3).
alter table patient_name_part alter part set statistics 1000;
analyze patient_name_part;
