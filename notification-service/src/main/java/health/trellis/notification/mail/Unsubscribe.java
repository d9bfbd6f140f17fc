package health.trellis.notification.mail;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.preference.Preferences;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The link of a mail that ends mails of its kind, without sign-in: it can do that and no more. */
@ApplicationScoped
class Unsubscribe {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 24;

  private final Sql sql;
  private final Preferences preferences;
  private final String publicUrl;

  Unsubscribe(
      Sql sql,
      Preferences preferences,
      @ConfigProperty(name = "trellis.public-url") String publicUrl) {
    this.sql = sql;
    this.preferences = preferences;
    this.publicUrl = publicUrl;
  }

  private record Link(String audience, Category category) {}

  /** The link for a person's mails of a category. The same at each mail. */
  String link(String audience, Category category) {
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    sql.update(
        """
        insert into unsubscribe_link (token, audience, category) values (?, ?, ?)
        on conflict (audience, category) do nothing
        """,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random),
        audience,
        category.name());
    String token =
        sql.first(
                "select token from unsubscribe_link where audience = ? and category = ?",
                row -> row.getString(1),
                audience,
                category.name())
            .orElseThrow();
    return publicUrl + "/api/v1/notifications/unsubscribe/" + token;
  }

  /** Ends the mails of a link; false when there is no such link. In the present transaction. */
  boolean end(String token) {
    Optional<Link> link =
        sql.first(
            "select audience, category from unsubscribe_link where token = ?",
            row -> new Link(row.getString(1), Category.valueOf(row.getString(2))),
            token);
    link.ifPresent(
        found -> preferences.choose(found.audience(), found.category(), Channel.EMAIL, false));
    return link.isPresent();
  }
}
