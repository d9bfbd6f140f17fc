package health.trellis.patient.registration;

import health.trellis.kit.sql.Sql;
import health.trellis.patient.ground.SearchText;
import health.trellis.patient.registration.Patients.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what patients are compared by; every way to a candidate is an index. */
@ApplicationScoped
class PatientTraits {
  private static final String COLUMNS =
      """
      select p.id, p.given_name, p.family_name, p.birth_date, nullif(p.sex, 'UNKNOWN'),
        p.phone_key, lower(p.email), p.ssn_last_four, p.address ->> 'postalCode',
        (select string_agg(i.value, chr(10)) from patient_identifier i where i.patient_id = p.id)
      from patient p
      """;
  private static final String ALIKE =
      COLUMNS
          + """
           where p.merged_into is null and p.id <> ? and p.id in (
            (select id from patient where birth_date = ? limit 100)
            union (select id from patient where phone_key = ? limit 100)
            union (select id from patient where lower(email) = ? limit 100)
            union (select f.patient_id from patient_name_part f
                   join patient_name_part g on g.patient_id = f.patient_id
                     and g.kind = 'GIVEN' and g.part = ?
                   where f.kind = 'FAMILY' and f.part = ? limit 100)
            union (select f.patient_id from patient_name_part f
                   join patient q on q.id = f.patient_id
                     and q.birth_date between ?::date and ?::date
                   where f.kind = 'FAMILY' and f.part = ? limit 100))
          """;

  private final Sql sql;

  PatientTraits(Sql sql) {
    this.sql = sql;
  }

  Traits of(UUID id) {
    return sql.first(COLUMNS + " where p.id = ?", PatientTraits::read, id).orElseThrow();
  }

  List<Traits> alike(Traits patient) {
    Year year = patient.birthDate() == null ? null : Year.from(patient.birthDate());
    return sql.query(
        ALIKE,
        PatientTraits::read,
        patient.id(),
        patient.birthDate(),
        patient.phoneKey(),
        patient.email(),
        firstPart(patient.givenName()),
        firstPart(patient.familyName()),
        year == null ? null : year.atDay(1),
        year == null ? null : year.atMonth(12).atEndOfMonth(),
        firstPart(patient.familyName()));
  }

  private static String firstPart(String name) {
    return SearchText.words(name).stream().findFirst().orElse("");
  }

  private static Traits read(ResultSet row) throws SQLException {
    @Nullable LocalDate born = row.getObject(4, LocalDate.class);
    String numbers = Optional.ofNullable(row.getString(10)).orElse("");
    return new Traits(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        born,
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        numbers.isEmpty() ? Set.of() : new HashSet<>(List.of(numbers.split("\n"))));
  }
}
