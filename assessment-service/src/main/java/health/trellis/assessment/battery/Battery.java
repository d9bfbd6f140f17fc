package health.trellis.assessment.battery;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.assessment.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A program's own battery. */
@Entity
@Table(name = "battery")
class Battery {
  @Id private UUID programId;
  @Version private long version;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private BatteryContent content;

  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<BatteryContent> {
    ContentColumn() {
      super(new TypeReference<>() {});
    }
  }

  /** For Hibernate. */
  protected Battery() {}

  static Battery of(UUID programId, BatteryContent content, Instant now) {
    Battery battery = new Battery();
    battery.programId = programId;
    battery.content = content;
    battery.updatedAt = now;
    return battery;
  }

  void replace(BatteryContent wanted, Instant now) {
    content = wanted;
    updatedAt = now;
  }

  BatteryContent content() {
    return content;
  }

  /** 0 stands for the default, so a stored one starts at 1. */
  long tag() {
    return version + 1;
  }
}
