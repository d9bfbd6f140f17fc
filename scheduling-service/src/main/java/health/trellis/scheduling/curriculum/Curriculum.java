package health.trellis.scheduling.curriculum;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A curriculum: its topics in the order in which they come. */
@Entity
@Table(name = "curriculum")
public class Curriculum {
  @Id private UUID id;
  private UUID programId;
  private String name;

  @ElementCollection
  @CollectionTable(name = "curriculum_topic", joinColumns = @JoinColumn(name = "curriculum_id"))
  @OrderColumn(name = "position")
  private List<CurriculumTopic> topics = new ArrayList<>();

  @Version private long version;

  /** For Hibernate. */
  protected Curriculum() {}

  Curriculum(UUID id, CurriculumRequest request) {
    this.id = id;
    this.programId = request.programId();
    change(request);
  }

  final void change(CurriculumRequest request) {
    name = request.name();
    topics.clear();
    topics.addAll(request.topics());
  }

  /** The curriculum's id. */
  public UUID id() {
    return id;
  }

  /** The program that teaches it. */
  public UUID programId() {
    return programId;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its topics in the order in which they come. */
  public List<CurriculumTopic> topics() {
    return List.copyOf(topics);
  }

  long version() {
    return version;
  }
}
