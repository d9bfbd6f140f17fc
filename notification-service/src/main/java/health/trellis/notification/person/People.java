package health.trellis.notification.person;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds those who are to be told something. Whose zone nobody has said is where the patient is, or
 * the program: family by their patient, clinicians by those whom they treat.
 */
@ApplicationScoped
public class People {
  private static final int PATIENT_ID = 6;
  private static final String COLUMNS =
      """
      audience, given_name,
      coalesce(
        (select v.language from preference_version v where v.audience = person.audience), language),
      coalesce(time_zone,
        (select own.time_zone from person own where own.audience = 'patient:' || person.patient_id),
        (select program.time_zone from patient_program join program using (program_id)
          where patient_program.patient_id = person.patient_id),
        (select min(program.time_zone) from care_team_member m
          join patient_program using (patient_id) join program using (program_id)
          where 'practitioner:' || m.practitioner_id = person.audience)),
      email\
      """;

  private static final String FAMILY_WITH_NOTICES =
      " from person where audience like 'family:%' and notices and active ";

  private final Sql sql;

  People(Sql sql) {
    this.sql = sql;
  }

  /** One person. */
  public Optional<Person> find(String audience) {
    return find(List.of(audience)).stream().findFirst();
  }

  /** Some clinicians; those who may not be addressed are left out. */
  public List<Person> practitioners(Collection<UUID> ids) {
    return find(ids.stream().map(Audience::practitioner).toList());
  }

  private List<Person> find(Collection<String> audiences) {
    return sql.query(
        "select " + COLUMNS + " from person where audience = any(?) and active and not merged",
        People::read,
        (Object) audiences.toArray(String[]::new));
  }

  /** The patient. */
  public Optional<Person> patient(UUID patientId) {
    return find(Audience.patient(patientId));
  }

  /** Some patients, by id; those who may not be addressed are left out. */
  public Map<UUID, Person> patients(Collection<UUID> patientIds) {
    return find(patientIds.stream().map(Audience::patient).toList()).stream()
        .collect(Collectors.toMap(person -> Audience.idOf(person.audience()), Function.identity()));
  }

  /** The family members whom the patient lets have notices. */
  public List<Person> familyWithNotices(UUID patientId) {
    return sql.query(
        "select " + COLUMNS + FAMILY_WITH_NOTICES + "and patient_id = ?", People::read, patientId);
  }

  /**
   * Those of them who are to get copies of reminders, by patient; who wants no copies is left out.
   */
  public Map<UUID, List<Person>> caregivers(Collection<UUID> patientIds) {
    return sql
        .query(
            """
            select %s, patient_id %s and patient_id = any(?::uuid[])
              and exists (select 1 from preference_version v
                where v.audience = 'patient:' || person.patient_id and v.caregiver_copies)
            """
                .formatted(COLUMNS, FAMILY_WITH_NOTICES),
            row -> Map.entry(row.getObject(PATIENT_ID, UUID.class), read(row)),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** The clinicians who treat the patient. */
  public List<Person> careTeam(UUID patientId) {
    return sql.query(
        """
        select %s from person
        where active and audience in
          (select 'practitioner:' || c.practitioner_id from care_team_member c where c.patient_id = ?)
        """
            .formatted(COLUMNS),
        People::read,
        patientId);
  }

  /** The patient that somebody is, or is family of; empty for staff. */
  public Optional<UUID> aboutWhom(String audience) {
    return sql
        .query(
            "select patient_id from person where audience = ?",
            row -> Optional.ofNullable(row.getObject(1, UUID.class)),
            audience)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** In which zone a patient's days begin. */
  public ZoneId zoneOf(UUID patientId) {
    return patient(patientId).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  /** The program that the patient is in. */
  public Optional<UUID> programOf(UUID patientId) {
    return sql.first(
        "select program_id from patient_program where patient_id = ?",
        row -> row.getObject(1, UUID.class),
        patientId);
  }

  /** Where the patient's course stands; ACTIVE while nothing else is known. */
  public Course courseOf(UUID patientId) {
    return sql.first(
            "select state from patient_course where patient_id = ?",
            row -> Course.valueOf(row.getString(1)),
            patientId)
        .orElse(Course.ACTIVE);
  }

  /** Whoever coordinates; mail goes to the program's address. */
  public Person coordinator(@Nullable UUID programId) {
    return role(Audience.COORDINATOR, "coordinator_email", programId);
  }

  /** Whoever runs the program; mail goes to the program's address. */
  public Person programAdmin(@Nullable UUID programId) {
    return role(Audience.PROGRAM_ADMIN, "program_admin_email", programId);
  }

  private Person role(String audience, String column, @Nullable UUID programId) {
    return sql.first(
            """
            select
              (select %s from on_call_contact c where c.program_id = asked.id),
              (select time_zone from program p where p.program_id = asked.id)
            from (select ?::uuid id) asked
            """
                .formatted(column),
            row -> new Person(audience, "", "en", row.getString(2), row.getString(1)),
            programId)
        .orElseThrow();
  }

  private static Person read(ResultSet row) throws SQLException {
    return new Person(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
