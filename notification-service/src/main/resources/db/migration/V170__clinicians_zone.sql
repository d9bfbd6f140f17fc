-- whom a clinician treats, for the clinician's zone
create index care_team_member_of_practitioner on care_team_member (practitioner_id);
