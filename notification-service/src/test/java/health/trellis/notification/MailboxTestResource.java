package health.trellis.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A real mail server. A test with a field of type Supplier is given all mail that came. */
public class MailboxTestResource implements QuarkusTestResourceLifecycleManager {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Override
  public Map<String, String> start() {
    server.start();
    return Map.of(
        "trellis.mail.host", "127.0.0.1",
        "trellis.mail.port", Integer.toString(server.getSmtp().getPort()),
        "trellis.webhooks.allow-private", "true",
        "trellis.cancellations.gather", "PT2S",
        "trellis.timers.poll-interval", "PT0.2S");
  }

  @Override
  public void inject(TestInjector testInjector) {
    Supplier<List<String>> mails =
        () ->
            Arrays.stream(server.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .toList();
    testInjector.injectIntoFields(mails, new TestInjector.MatchesType(Supplier.class));
  }

  @Override
  public void stop() {
    server.stop();
  }
}
