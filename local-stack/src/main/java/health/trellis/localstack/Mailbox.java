package health.trellis.localstack;

import health.trellis.localstack.process.Part;
import health.trellis.localstack.process.Tether;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mail server (GreenMail) that takes all mail and shows it; nothing leaves the machine. */
final class Mailbox implements Part {
  private final Path jar;
  private final Path base;
  private final int smtpPort;
  private final int imapPort;
  private final int apiPort;

  Mailbox(Layout layout, int smtpPort, int imapPort, int apiPort) {
    this.jar = layout.distributions().resolve("greenmail-standalone.jar");
    this.base = layout.home().resolve("mailbox");
    this.smtpPort = smtpPort;
    this.imapPort = imapPort;
    this.apiPort = apiPort;
  }

  int smtpPort() {
    return smtpPort;
  }

  int imapPort() {
    return imapPort;
  }

  /** Where to read mail: {@code /api/user/ADDRESS/messages}. */
  String api() {
    return "http://127.0.0.1:" + apiPort;
  }

  @Override
  public String name() {
    return "mailbox";
  }

  @Override
  public String address() {
    return api() + "/api/user/ADDRESS/messages/";
  }

  @Override
  public Path directory() {
    return base;
  }

  @Override
  public void prepare(Tether tether) throws IOException {
    Files.createDirectories(base);
  }

  @Override
  public List<String> command() {
    List<String> command =
        new ArrayList<>(
            Java.command(
                96,
                "-Dgreenmail.smtp.hostname=127.0.0.1",
                "-Dgreenmail.smtp.port=" + smtpPort,
                "-Dgreenmail.imap.hostname=127.0.0.1",
                "-Dgreenmail.imap.port=" + imapPort,
                "-Dgreenmail.api.hostname=127.0.0.1",
                "-Dgreenmail.api.port=" + apiPort,
                "-Dgreenmail.auth.disabled"));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  @Override
  public boolean ready() {
    return Http.ok(health());
  }

  @Override
  public String health() {
    return api() + "/api/service/readiness";
  }
}
