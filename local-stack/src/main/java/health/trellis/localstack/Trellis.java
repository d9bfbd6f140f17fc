package health.trellis.localstack;

import health.trellis.localstack.demo.Demo;
import health.trellis.localstack.identity.Credentials;
import health.trellis.localstack.identity.TokenClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The commands of {@code ./trellis}. */
public final class Trellis {
  private static final int USAGE = 2;
  private static final int DOWN = 3;

  private final Layout layout;
  private final PrintStream out;

  private Trellis(Layout layout, PrintStream out) {
    this.layout = layout;
    this.out = out;
  }

  /** First argument: the repository's folder; then the command and its options. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Trellis trellis = new Trellis(Layout.of(Path.of(arguments[0]).toAbsolutePath()), out);
    List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
    System.exit(trellis.run(rest));
  }

  private int run(List<String> arguments) throws Exception {
    String command = arguments.isEmpty() ? "help" : arguments.getFirst();
    List<String> options = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (command) {
      case "up" -> up(new ArrayList<>(options));
      case "down" -> down();
      case "status" -> new Status(layout, out).print();
      case "token" -> token(options);
      case "demo" -> demo();
      default -> usage("unknown command: " + command);
    };
  }

  private int up(List<String> options) throws IOException, InterruptedException {
    boolean fresh = options.remove("--fresh");
    boolean demo = options.remove("--demo");
    int port = 8080;
    int at = options.indexOf("--port");
    if (at >= 0) {
      if (at + 1 >= options.size() || !options.get(at + 1).matches("\\d{2,5}")) {
        return usage("--port takes a number");
      }
      port = Integer.parseInt(options.remove(at + 1));
      options.remove(at);
    }
    if (!options.isEmpty()) {
      return usage("unknown option: " + options.getFirst());
    }
    return new Up(layout, out, port, fresh, demo).run();
  }

  private int down() throws IOException, InterruptedException {
    out.println(new RunningStack(layout).stop() ? "Trellis is down." : "Trellis was not up.");
    return 0;
  }

  private int token(List<String> options) throws IOException {
    if (options.size() != 1) {
      return usage("token takes a user name, or ehr for the sample EHR");
    }
    if (isDown()) {
      return DOWN;
    }
    TokenClient tokens = new TokenClient(Credentials.read(layout.credentials()));
    String who = options.getFirst();
    try {
      out.println(who.equals("ehr") ? tokens.ofEhr() : tokens.of(who));
      return 0;
    } catch (IllegalArgumentException nobody) {
      return usage(String.valueOf(nobody.getMessage()));
    }
  }

  private int demo() throws IOException {
    if (isDown()) {
      return DOWN;
    }
    Demo demo = new Demo(Credentials.read(layout.credentials()), out);
    demo.loadProgram();
    demo.run();
    return 0;
  }

  private boolean isDown() throws IOException {
    boolean down = new RunningStack(layout).supervisor().isEmpty();
    if (down) {
      out.println("Trellis is down. ./trellis up starts it.");
    }
    return down;
  }

  private int usage(String problem) {
    out.println("trellis: " + problem + " (./trellis help shows what there is)");
    return USAGE;
  }
}
