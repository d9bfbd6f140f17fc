package health.trellis.event.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) made from the event records. A component is required unless it is {@code
 * Nullable}; unknown fields are allowed, so that fields may be added.
 */
final class EventSchemas {
  private final SchemaGenerator generator = generator();

  /** The schema of one event, named by the event's type. */
  JsonNode of(Class<? extends DomainEvent> event) {
    ObjectNode generated = generator.generateSchema(event);
    ObjectNode schema = generated.objectNode();
    schema.set("$schema", generated.remove("$schema"));
    schema.put("$id", "urn:" + EventCatalog.type(event).replace('.', ':'));
    schema.put("title", event.getSimpleName());
    schema.put("description", RecordDocs.of(event).summary());
    schema.setAll(generated);
    return schema;
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.FLATTENED_ENUMS);
    config
        .forFields()
        .withRequiredCheck(Predicate.not(EventSchemas::isNullable))
        .withNullableCheck(field -> false)
        .withDescriptionResolver(EventSchemas::description);
    config
        .forTypesInGeneral()
        .withArrayUniqueItemsResolver(
            scope -> scope.getType().isInstanceOf(java.util.Set.class) ? Boolean.TRUE : null)
        .withPropertySorter(
            (a, b) -> Integer.compare(order(a.getRawMember()), order(b.getRawMember())));
    return new SchemaGenerator(config.build());
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable String description(FieldScope field) {
    if (field.isFakeContainerItemScope()
        || Collection.class.isAssignableFrom(field.getRawMember().getDeclaringClass())) {
      return null;
    }
    Class<?> owner = field.getRawMember().getDeclaringClass();
    return owner.isRecord() ? RecordDocs.of(owner).component(field.getName()) : null;
  }

  private static int order(java.lang.reflect.Member member) {
    RecordComponent[] components =
        Objects.requireNonNullElse(
            member.getDeclaringClass().getRecordComponents(), new RecordComponent[0]);
    return member instanceof Field
        ? Arrays.stream(components).map(RecordComponent::getName).toList().indexOf(member.getName())
        : Integer.MAX_VALUE;
  }
}
