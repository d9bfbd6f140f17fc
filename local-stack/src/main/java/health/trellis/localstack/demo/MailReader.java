package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.Json;
import health.trellis.localstack.identity.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads the local mailbox, where all mail of the stack goes. */
public final class MailReader {
  private static final int OK = 200;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String api;

  /** Of a running stack. */
  public MailReader(Credentials credentials) {
    this.api = credentials.mailbox().api();
  }

  /** What came to an address, each with `Message-ID` and `mimeMessage`; empty: nothing did. */
  public JsonNode to(String address) {
    URI mails = URI.create(api + "/api/user/" + address + "/messages/");
    try {
      HttpResponse<String> answer =
          HTTP.send(HttpRequest.newBuilder(mails).build(), BodyHandlers.ofString());
      // An address to which no mail came yet is not known to the mailbox.
      return answer.statusCode() == OK
          ? Json.MAPPER.readTree(answer.body())
          : Json.MAPPER.createArrayNode();
    } catch (IOException failure) {
      throw new IllegalStateException("The mailbox does not answer: " + mails, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
