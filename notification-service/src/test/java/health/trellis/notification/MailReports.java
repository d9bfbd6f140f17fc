package health.trellis.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** Mail that comes back, as mail servers and SendGrid tell it. */
final class MailReports {
  static final String SECRET = "whsec_bWFpbC1yZXBvcnRzLW9mLXRoZS10ZXN0cyEh";

  private MailReports() {}

  static Map<String, String> settings() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return Map.of(
          "trellis.mail.reports.secret",
          SECRET,
          "trellis.mail.sendgrid.public-key",
          base64.encodeToString(pair.getPublic().getEncoded()),
          "test.sendgrid.private-key",
          base64.encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String sendGridSignature(String privateKey, String timestamp, String body) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
      signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A delivery status notification of RFC 3464. */
  static String dsn(String messageId, String action, String status) {
    return """
        From: MAILER-DAEMON@mx.example.org
        Message-ID: <20260302.77@mx.example.org>
        Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        I could not deliver your message.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; somebody@example.org
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 %s

        --b1
        Content-Type: text/rfc822-headers

        From: no-reply@example.org
        Message-ID:
         %s
        Subject: Please sign in

        --b1--
        """
        .formatted(action, status, status, messageId);
  }
}
