package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kustomization folder, read as far as Trellis uses kustomize: resources, and labels that are put
 * on everything and on pod templates. {@code kubectl kustomize} is used besides where it is
 * installed.
 */
final class Kustomization {
  static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;
  private final JsonNode description;

  Kustomization(Path folder) {
    this.folder = folder.normalize();
    this.description = documents(this.folder.resolve("kustomization.yaml")).getFirst();
  }

  /** All documents of a file. */
  static List<JsonNode> documents(Path file) {
    try {
      return documents(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All documents of a text. */
  static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> values = YAML.readerFor(JsonNode.class).readValues(text)) {
      return values.readAll();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Every manifest of this folder and of the folders it refers to, before patches. */
  List<JsonNode> manifests() {
    List<JsonNode> manifests = new ArrayList<>();
    for (JsonNode resource : description.path("resources")) {
      Path path = folder.resolve(resource.asText());
      manifests.addAll(
          Files.isDirectory(path) ? new Kustomization(path).manifests() : documents(path));
    }
    return manifests;
  }

  /** Every manifest that patches another. */
  List<JsonNode> patches() {
    List<JsonNode> patches = new ArrayList<>();
    for (JsonNode patch : description.path("patches")) {
      if (!patch.has("target")) {
        patches.addAll(documents(folder.resolve(patch.path("path").asText())));
      }
    }
    return patches;
  }

  /** Files and folders that it names, here and below. */
  Set<Path> references() {
    Set<Path> references = new TreeSet<>();
    references.add(folder.resolve("kustomization.yaml"));
    for (JsonNode resource : description.path("resources")) {
      Path path = folder.resolve(resource.asText()).normalize();
      references.addAll(
          Files.isDirectory(path) ? new Kustomization(path).references() : Set.of(path));
    }
    for (JsonNode patch : description.path("patches")) {
      references.add(folder.resolve(patch.path("path").asText()).normalize());
    }
    return references;
  }
}
