package health.trellis.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process of the stack. */
public interface Part {
  /** Its name, as people type it. */
  String name();

  /** The parts that must be ready before it starts. */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * What must be there before its process can start. Repeatable.
   *
   * @param tether by which it may run short commands
   */
  default void prepare(Tether tether) throws IOException, InterruptedException {}

  /** The command that runs it. */
  List<String> command();

  /** Its environment beside the launcher's own. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /** Where it runs. */
  Path directory();

  /** The signal that ends it in good order. */
  default String stopSignal() {
    return "TERM";
  }

  /** Whether it does its work now. */
  boolean ready();

  /** What is to be done once it is ready, before others may use it. Repeatable. */
  default void afterReady() throws IOException {}

  /** Where it can be reached, for people to read. */
  String address();

  /** The URL that answers 200 as long as it is well. */
  default @Nullable String health() {
    return null;
  }
}
