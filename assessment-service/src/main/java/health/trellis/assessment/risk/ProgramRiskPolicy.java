package health.trellis.assessment.risk;

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

/** A program's own policy. */
@Entity
@Table(name = "risk_policy")
class ProgramRiskPolicy {
  @Id private UUID programId;
  @Version private long version;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private RiskPolicy content;

  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<RiskPolicy> {
    ContentColumn() {
      super(new TypeReference<>() {});
    }
  }

  /** For Hibernate. */
  protected ProgramRiskPolicy() {}

  static ProgramRiskPolicy of(UUID programId, RiskPolicy content, Instant now) {
    ProgramRiskPolicy policy = new ProgramRiskPolicy();
    policy.programId = programId;
    policy.content = content;
    policy.updatedAt = now;
    return policy;
  }

  void replace(RiskPolicy wanted, Instant now) {
    content = wanted;
    updatedAt = now;
  }

  RiskPolicy content() {
    return content;
  }

  /** 0 stands for the default, so a stored one starts at 1. */
  long tag() {
    return version + 1;
  }
}
