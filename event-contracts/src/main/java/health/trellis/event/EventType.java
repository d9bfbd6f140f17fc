package health.trellis.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names an event: the CloudEvents type is {@code health.trellis.<aggregate>.<happened>.v<version>}
 * and the topic {@code trellis.<aggregate>.v<version>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
  /** The aggregate that the event is about, for example {@code episode}. */
  String aggregate();

  /** What happened to it, in the past tense, for example {@code admitted}. */
  String happened();

  /** The version of the payload. A new version is a new type beside the old one. */
  int version() default 1;
}
