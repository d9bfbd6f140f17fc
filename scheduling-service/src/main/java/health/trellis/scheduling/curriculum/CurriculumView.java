package health.trellis.scheduling.curriculum;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A curriculum; the fields as in the request.
 *
 * @param version for the ETag
 */
@Schema(name = "Curriculum")
public record CurriculumView(
    UUID id,
    UUID programId,
    String name,
    List<CurriculumRequest.Module> modules,
    @JsonIgnore long version) {
  static CurriculumView of(Curriculum curriculum) {
    Map<String, List<String>> modules =
        curriculum.topics().stream()
            .collect(
                Collectors.groupingBy(
                    CurriculumTopic::module,
                    LinkedHashMap::new,
                    Collectors.mapping(CurriculumTopic::topic, Collectors.toList())));
    return new CurriculumView(
        curriculum.id(),
        curriculum.programId(),
        curriculum.name(),
        modules.entrySet().stream()
            .map(module -> new CurriculumRequest.Module(module.getKey(), module.getValue()))
            .toList(),
        curriculum.version());
  }
}
