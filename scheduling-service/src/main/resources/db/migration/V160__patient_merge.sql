-- The windows of an availability follow it when a merge gives it to another patient.
alter table availability_window
  drop constraint availability_window_patient_id_fkey,
  add constraint availability_window_patient_id_fkey
    foreign key (patient_id) references availability on update cascade;
