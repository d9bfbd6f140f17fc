package health.trellis.event.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What in a new schema would break those who know the old one. Consumers that run the old version
 * read new events, and consumers of the new version read old events that still lie in Kafka, so
 * both ways are held:
 *
 * <ul>
 *   <li>a field may not go, nor change its type, its format or what it refers to;
 *   <li>a required field may not become optional (old consumers count on it);
 *   <li>a new field may not be required, nor an optional one become so (old events lack it);
 *   <li>a constant of an enum may not go (old events hold it).
 * </ul>
 *
 * New optional fields and new constants are fine: deploy the consumers of a new constant first.
 */
final class BreakingChanges {
  private static final List<String> FIXED =
      List.of("type", "format", "$ref", "const", "uniqueItems");

  private final List<String> found = new ArrayList<>();
  private final JsonNode oldRoot;
  private final JsonNode newRoot;

  private BreakingChanges(JsonNode oldRoot, JsonNode newRoot) {
    this.oldRoot = oldRoot;
    this.newRoot = newRoot;
  }

  /** Each breaking change in one line; none: the change is compatible. */
  static List<String> between(JsonNode before, JsonNode after) {
    BreakingChanges changes = new BreakingChanges(before, after);
    changes.compare("", before, after);
    for (Map.Entry<String, JsonNode> shared : before.path("$defs").properties()) {
      changes.compareShared(shared.getKey(), shared.getValue());
    }
    return changes.found;
  }

  private void compareShared(String name, JsonNode before) {
    JsonNode after = newRoot.path("$defs").path(name);
    if (!after.isMissingNode()) {
      compare("/$defs/" + name, before, after);
    } else if (oldRoot.toString().contains("#/$defs/" + name + "\"")) {
      found.add("/$defs/" + name + " was removed");
    }
  }

  private void compare(String where, JsonNode before, JsonNode after) {
    for (String keyword : FIXED) {
      if (!before.path(keyword).equals(after.path(keyword))) {
        found.add(
            where
                + " changed its "
                + keyword
                + ": "
                + before.path(keyword)
                + " to "
                + after.path(keyword));
      }
    }
    constants(where, before, after);
    fields(where, before, after);
    if (before.has("items")) {
      compare(where + "/items", before.path("items"), after.path("items"));
    }
  }

  private void constants(String where, JsonNode before, JsonNode after) {
    Set<String> gone = texts(before.path("enum"));
    gone.removeAll(texts(after.path("enum")));
    gone.forEach(constant -> found.add(where + " lost the constant " + constant));
  }

  private void fields(String where, JsonNode before, JsonNode after) {
    Set<String> wasRequired = texts(before.path("required"));
    Set<String> isRequired = texts(after.path("required"));
    for (Map.Entry<String, JsonNode> field : before.path("properties").properties()) {
      String at = where + "/" + field.getKey();
      JsonNode now = after.path("properties").path(field.getKey());
      if (now.isMissingNode()) {
        found.add(at + " was removed");
        continue;
      }
      if (wasRequired.contains(field.getKey()) && !isRequired.contains(field.getKey())) {
        found.add(at + " became optional");
      }
      compare(at, field.getValue(), now);
    }
    isRequired.removeAll(wasRequired);
    isRequired.forEach(name -> found.add(where + "/" + name + " is newly required"));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
