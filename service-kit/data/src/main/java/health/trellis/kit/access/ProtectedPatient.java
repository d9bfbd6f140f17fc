package health.trellis.kit.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That 42 CFR Part 2 protects a patient's records. Written by {@link Relations}. */
@Entity
@Immutable
@Table(name = "protected_patient")
public class ProtectedPatient {
  @Id
  @Column(name = "patient_id")
  UUID patientId;

  LocalDate since;
}
