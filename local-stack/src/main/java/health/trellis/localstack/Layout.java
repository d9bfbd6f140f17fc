package health.trellis.localstack;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root the folder of the repository
 * @param home what the stack keeps: {@code .trellis}
 */
public record Layout(Path root, Path home) {
  /** Of a repository. */
  public static Layout of(Path root) {
    return new Layout(root, root.resolve(".trellis"));
  }

  Path logs() {
    return home.resolve("logs");
  }

  Path state() {
    return home.resolve("state.json");
  }

  /** Says that all is ready, and with which code a detached {@code up} ends. */
  Path ready() {
    return home.resolve("ready");
  }

  Path supervisor() {
    return home.resolve("supervisor.pid");
  }

  /** The credentials of the sample people. */
  public Path credentials() {
    return home.resolve("credentials.json");
  }

  /** Held, by a file lock, by the launcher that lives. */
  Path lock() {
    return home.resolve("lock");
  }

  /** What is unpacked once and serves every stack of this repository. */
  Path cache() {
    return root.resolve(".trellis/cache");
  }

  /** What the build puts there: classes, lib, broker, distributions. */
  Path libraries() {
    return root.resolve("local-stack/target");
  }

  Path distributions() {
    return libraries().resolve("distributions");
  }

  Path realm() {
    return root.resolve("local-stack/realm/trellis-realm.json");
  }

  Path service(String module) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
