package health.trellis.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.localstack.LocalStack;
import health.trellis.localstack.demo.Demo;
import health.trellis.localstack.demo.People;
import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.identity.TokenClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The whole of Trellis as real processes, started once for all tests and ended with them. */
final class SystemUnderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static SystemUnderTest running;

  private final LocalStack stack;
  private final Credentials credentials;
  private final People people;
  private final TokenClient tokens;

  private SystemUnderTest() throws IOException, InterruptedException {
    Path repository = Path.of("").toAbsolutePath().getParent();
    stack = LocalStack.start(repository, Path.of("target/stack").toAbsolutePath());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
    credentials = stack.credentials();
    people = new People(credentials);
    tokens = new TokenClient(credentials);
    new Demo(credentials, new PrintStream(OutputStream.nullOutputStream())).loadProgram();
  }

  static synchronized SystemUnderTest get() throws IOException, InterruptedException {
    if (running == null) {
      running = new SystemUnderTest();
    }
    return running;
  }

  LocalStack stack() {
    return stack;
  }

  Credentials credentials() {
    return credentials;
  }

  People people() {
    return people;
  }

  /** A sample person's token. */
  String token(String username) {
    return tokens.of(username);
  }

  /** Waits for what events bring. */
  static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /** The same for what takes longer by its nature. */
  static void await(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> what + ": not within " + patience);
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
