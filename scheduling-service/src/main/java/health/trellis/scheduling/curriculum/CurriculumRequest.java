package health.trellis.scheduling.curriculum;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A curriculum to create or to change.
 *
 * @param id the id that it is to have; a new one when absent; not read on a change
 * @param programId the program that teaches it; a change leaves it
 * @param name name
 * @param modules its modules in the order in which they come
 */
@Schema(
    name = "CurriculumRequest",
    examples =
        """
        {"programId": "0197a000-0000-7000-8000-000000000101", "name": "DBT skills",
         "modules": [
           {"name": "Mindfulness", "topics": ["Wise mind", "What skills", "How skills"]},
           {"name": "Distress tolerance", "topics": ["STOP and TIP", "Pros and cons",
                                                     "Radical acceptance"]}]}
        """)
public record CurriculumRequest(
    @Nullable UUID id,
    @NotNull UUID programId,
    @NotBlank @Size(max = 120) String name,
    @NotEmpty @Size(max = 20) List<@NotNull @Valid Module> modules) {
  /**
   * A module.
   *
   * @param name name
   * @param topics its topics in the order in which they come; one for each meeting
   */
  @Schema(
      name = "CurriculumModule",
      examples = "{\"name\": \"Mindfulness\", \"topics\": [\"Wise mind\", \"What skills\"]}")
  public record Module(
      @NotBlank @Size(max = 120) String name,
      @NotEmpty @Size(max = 60) List<@NotBlank @Size(max = 200) String> topics) {}

  /** All topics in the order in which they come. */
  List<CurriculumTopic> topics() {
    return modules.stream()
        .flatMap(m -> m.topics().stream().map(topic -> new CurriculumTopic(m.name(), topic)))
        .toList();
  }
}
