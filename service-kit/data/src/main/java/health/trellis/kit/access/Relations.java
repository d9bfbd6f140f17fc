package health.trellis.kit.access;

import health.trellis.event.ConsentKind;
import health.trellis.event.DomainEvent;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.access.PatientRelation.Basis;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who is related to whom. Patient-service's own events reach it in the transaction that
 * appends them, those of others through the inbox.
 */
@ApplicationScoped
public class Relations {
  private static final String PATIENT = "patient:";

  private final Sql sql;

  Relations(Sql sql) {
    this.sql = sql;
  }

  /** The subject of a patient's own account. */
  static String patient(UUID id) {
    return PATIENT + id;
  }

  /** The same for an id in SQL. */
  static String patientSql(String id) {
    return "'" + PATIENT + "' || " + id;
  }

  static String practitioner(UUID id) {
    return "practitioner:" + id;
  }

  static String program(UUID id) {
    return "program:" + id;
  }

  static String family(UUID id) {
    return "family:" + id;
  }

  /** The subject of a family member's own account, by its name at the identity provider. */
  static String account(String subject) {
    return "account:" + subject;
  }

  static String client(String id) {
    return "client:" + id;
  }

  /** Takes an event in; those that relate nobody are passed over. */
  void apply(@Observes DomainEvent event) {
    switch (event) {
      case PatientRegistered registered -> registered(registered);
      case EpisodeAdmitted admitted -> admitted(admitted);
      case CareTeamChanged changed -> careTeam(changed);
      case FamilyAccessChanged changed -> family(changed);
      case ConsentGranted granted -> granted(granted);
      case ConsentRevoked revoked -> revoked(revoked);
      default -> {}
    }
  }

  private void registered(PatientRegistered event) {
    UUID patient = event.patientId();
    relate(patient, patient(patient), Basis.SELF, ",", patient, null, null);
    if (event.referredBy() != null) {
      relate(patient, client(event.referredBy()), Basis.REFERRER, ",", patient, null, null);
    }
  }

  private void admitted(EpisodeAdmitted event) {
    relate(
        event.patientId(),
        program(event.programId()),
        Basis.PROGRAM,
        ",",
        event.episodeId(),
        null,
        null);
    if (event.substanceUse()) {
      sql.update(
          "insert into protected_patient (patient_id, since) values (?, ?) on conflict do nothing",
          event.patientId(),
          event.admittedOn());
    }
  }

  private void careTeam(CareTeamChanged event) {
    sql.update(
        "delete from patient_relation where patient_id = ? and basis = 'CARE_TEAM' and source = ?",
        event.patientId(),
        event.episodeId());
    for (UUID practitioner :
        event.members().stream().map(CareTeamMember::practitionerId).distinct().toList()) {
      relate(
          event.patientId(),
          practitioner(practitioner),
          Basis.CARE_TEAM,
          ",",
          event.episodeId(),
          null,
          null);
    }
  }

  private void family(FamilyAccessChanged event) {
    String permissions =
        event.permissions().stream().map(Enum::name).collect(Collectors.joining(",", ",", ","));
    sql.update(
        "delete from patient_relation where patient_id = ? and basis = 'FAMILY' and source = ?",
        event.patientId(),
        event.personId());
    Stream.of(family(event.personId()), account(event))
        .filter(Objects::nonNull)
        .forEach(
            subject ->
                relate(
                    event.patientId(),
                    subject,
                    Basis.FAMILY,
                    permissions,
                    event.personId(),
                    null,
                    end(event.endsAt(), event.until())));
  }

  private static @Nullable String account(FamilyAccessChanged event) {
    return event.account() == null ? null : account(event.account());
  }

  private void granted(ConsentGranted event) {
    if (discloses(event.kind()) && event.recipient() != null) {
      relate(
          event.patientId(),
          client(event.recipient()),
          Basis.CONSENT,
          "," + event.kind() + ",",
          event.consentId(),
          Objects.requireNonNullElseGet(event.beginsAt(), () -> start(event.from())),
          end(event.endsAt(), event.until()));
    }
  }

  private void revoked(ConsentRevoked event) {
    sql.update(
        "delete from patient_relation where patient_id = ? and basis = 'CONSENT' and source = ?",
        event.patientId(),
        event.consentId());
  }

  /** Events of before they told moments told days alone, which count in UTC. */
  private static @Nullable Instant end(@Nullable Instant endsAt, @Nullable LocalDate lastDay) {
    return endsAt != null || lastDay == null ? endsAt : start(lastDay.plusDays(1));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static boolean discloses(ConsentKind kind) {
    return kind == ConsentKind.PART2_DISCLOSURE || kind == ConsentKind.HIPAA_DISCLOSURE;
  }

  private void relate(
      UUID patientId,
      String subject,
      Basis basis,
      String permissions,
      UUID source,
      @Nullable Instant from,
      @Nullable Instant until) {
    sql.update(
        """
        insert into patient_relation
          (patient_id, subject, basis, permissions, source, valid_from, valid_until)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (patient_id, subject, basis, source)
        do update set permissions = excluded.permissions, valid_from = excluded.valid_from,
                      valid_until = excluded.valid_until
        """,
        patientId,
        subject,
        basis.name(),
        permissions,
        source,
        from,
        until);
  }
}
