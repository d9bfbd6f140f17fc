package health.trellis.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that can do what well-behaved clients do not: stall, leave, send nonsense. */
public final class RawClient implements AutoCloseable {
  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  /** Connects to the gateway. */
  public static RawClient to(int port) throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(10_000);
    return new RawClient(socket);
  }

  /** Sends a whole GET. */
  public void get(String path, String token) throws IOException {
    head("GET", path, token);
  }

  /** Sends the head of a request. */
  public void head(String method, String path, String token, String... headers) throws IOException {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Authorization: Bearer ").append(token).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    send(head.append("\r\n").toString());
  }

  /** Sends text, each character as one byte. */
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** What comes back. */
  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** The next line. */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in().read(); b != '\n'; b = in().read()) {
      if (b < 0) {
        throw new IOException("closed");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** A whole answer that says its length or comes in chunks. */
  public String answer() throws IOException {
    StringBuilder answer = new StringBuilder();
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      answer.append(line).append('\n');
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:");
    }
    while (chunked) {
      int size = Integer.parseInt(line(), 16);
      answer.append(new String(in().readNBytes(size), StandardCharsets.UTF_8));
      line();
      chunked = size > 0;
    }
    return answer.append(new String(in().readNBytes(length), StandardCharsets.UTF_8)).toString();
  }

  /** All that comes until the other side closes. */
  public String answerUntilClosed() throws IOException {
    return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Leaves without a word, as a phone does that loses its network. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
