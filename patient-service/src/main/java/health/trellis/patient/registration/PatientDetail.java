package health.trellis.patient.registration;

import health.trellis.patient.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** What is known of a patient beyond the registration. */
@Entity
@Table(name = "patient_detail")
class PatientDetail {
  @Id private UUID patientId;
  @Version private long version;

  @Convert(converter = Content.class)
  @ColumnTransformer(write = "?::jsonb")
  private PersonDetails content;

  /** Whether people changed it since an EHR sent it. */
  private boolean edited;

  private Instant updatedAt;

  /** Stores details. */
  @Converter
  static class Content extends JsonColumn<PersonDetails> {
    Content() {
      super(PersonDetails.class);
    }
  }

  /** For Hibernate. */
  protected PatientDetail() {}

  /** As an EHR sent it. */
  static PatientDetail received(UUID patientId, PersonDetails content, Instant now) {
    PatientDetail detail = new PatientDetail();
    detail.patientId = patientId;
    detail.content = content;
    detail.updatedAt = now;
    return detail;
  }

  /** What an EHR sends anew counts until people change it here. */
  void receivedAgain(PersonDetails sent, Instant now) {
    if (!edited) {
      content = sent;
      updatedAt = now;
    }
  }

  void edit(PersonDetails wanted, Instant now) {
    content = wanted;
    edited = true;
    updatedAt = now;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  PersonDetails content() {
    return content;
  }

  boolean edited() {
    return edited;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
