package health.trellis.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A real mail server, providers of texts and calls, and push services. A test with a field of type
 * Supplier is given all mail that came.
 */
public class MailboxTestResource implements QuarkusTestResourceLifecycleManager {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final SmsPeers providers = new SmsPeers();
  private final PhonePeers phones = new PhonePeers();

  @Override
  public Map<String, String> start() {
    server.start();
    Map<String, String> settings = new HashMap<>(providers.start());
    settings.putAll(phones.start());
    settings.putAll(pushKeys());
    settings.putAll(mail());
    settings.putAll(MailReports.settings());
    return settings;
  }

  private Map<String, String> mail() {
    return Map.of(
        "trellis.mail.host", "127.0.0.1",
        "trellis.mail.port", Integer.toString(server.getSmtp().getPort()),
        "trellis.webhooks.allow-private", "true",
        "trellis.cancellations.gather", "PT2S",
        "trellis.escalations.watch-every", "PT1S",
        "trellis.nudges.after-deadline", "PT0S,PT2S",
        "trellis.webhooks.timeout", "PT3S",
        "trellis.timers.poll-interval", "PT0.2S");
  }

  private static Map<String, String> pushKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] secret = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
      byte[] encoded = pair.getPublic().getEncoded();
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      return Map.of(
          "trellis.push.private-key", base64.encodeToString(secret),
          "trellis.push.public-key",
              base64.encodeToString(
                  Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
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
    providers.stop();
    phones.stop();
  }
}
