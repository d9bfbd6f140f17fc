package health.trellis.patient.starter;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A starter of the site's own. Plans that were drafted from it keep what they took. */
@Entity
@Table(name = "plan_starter")
class OwnStarter {
  @Id private String code;
  @Version private long version;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private Starter content;

  private @Nullable Instant retiredAt;
  private String updatedBy;
  private Instant createdAt;
  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<Starter> {
    ContentColumn() {
      super(Starter.class);
    }
  }

  /** For Hibernate. */
  protected OwnStarter() {}

  static OwnStarter of(Starter starter, String by, Instant now) {
    OwnStarter own = new OwnStarter();
    own.code = starter.code();
    own.createdAt = now;
    own.edit(starter, by, now);
    return own;
  }

  void edit(Starter starter, String by, Instant now) {
    refuseRetired();
    content = starter;
    updatedBy = by;
    updatedAt = now;
  }

  /** Nobody takes it any more. */
  void retire(String by, Instant now) {
    refuseRetired();
    retiredAt = now;
    updatedBy = by;
    updatedAt = now;
  }

  private void refuseRetired() {
    if (retiredAt != null) {
      throw Refusal.conflict("starter-retired", "It is retired: add a new one.");
    }
  }

  long version() {
    return version;
  }

  Starter content() {
    return content;
  }

  @Nullable Instant retiredAt() {
    return retiredAt;
  }
}
