package health.trellis.localstack;

import health.trellis.localstack.identity.Credentials;
import java.io.PrintStream;

/** What is printed once the stack is up: where things are, who can sign in, a first request. */
final class Welcome {
  private final Credentials credentials;
  private final PrintStream out;

  Welcome(Credentials credentials, PrintStream out) {
    this.credentials = credentials;
    this.out = out;
  }

  void print() {
    out.println("  API        " + credentials.gateway() + "/api/v1");
    out.println("  FHIR R4    " + credentials.gateway() + "/fhir/r4");
    out.println("  API guide  " + credentials.gateway() + "/docs");
    out.println("  Identity   " + credentials.issuer());
    out.println("  Mailbox    " + credentials.mailbox().api() + "/api/user/ADDRESS/messages/");
    out.println();
    out.println("Sample people (passwords also in .trellis/credentials.json):");
    for (Credentials.Person person : credentials.people()) {
      out.printf(
          "  %-14s %-26s %s%n",
          String.join(",", person.roles()), person.username(), person.password());
    }
    out.println();
    out.println("A first request:");
    out.println(
        "  curl -s %s/api/v1/me -H \"Authorization: Bearer $(./trellis token cora.demo)\""
            .formatted(credentials.gateway()));
    out.println();
  }
}
