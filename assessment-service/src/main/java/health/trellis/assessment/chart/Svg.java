package health.trellis.assessment.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes SVG: elements with attributes, everything escaped, numbers with one decimal. */
final class Svg {
  private final StringBuilder out = new StringBuilder(8192);
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes as name and value in turn. */
  Svg open(String name, Object... attributes) {
    start(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  Svg close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element without content. */
  Svg shape(String name, Object... attributes) {
    start(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** An element with text only. */
  Svg text(String name, String content, Object... attributes) {
    start(name, attributes);
    out.append('>').append(escape(content)).append("</").append(name).append(">\n");
    return this;
  }

  /** The document; all elements must be closed. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  /** Text that is safe in an element and in an attribute. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().filter(Svg::isLegal).forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int character) {
    switch (character) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      default -> safe.appendCodePoint(character);
    }
  }

  /** XML 1.0 has no control characters but tab and line ends. */
  private static boolean isLegal(int character) {
    return character >= ' ' || character == '\t' || character == '\n';
  }

  private void start(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escape(value(attributes[i + 1]))).append('"');
    }
  }

  private static String value(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.1f", number)
        : value.toString();
  }
}
