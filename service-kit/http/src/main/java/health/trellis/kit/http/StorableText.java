package health.trellis.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Text that the database can keep as it was sent. JSON can write a null character and half a
 * surrogate pair; PostgreSQL refuses the one, and UTF-8 has no bytes for the other.
 */
final class StorableText extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  StorableText() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = StringDeserializer.instance.deserialize(parser, context);
    if (text != null && !isStorable(text)) {
      throw context.weirdStringException("", String.class, "");
    }
    return text;
  }

  private static boolean isStorable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isHalfOfPair(c));
  }

  private static boolean isHalfOfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
