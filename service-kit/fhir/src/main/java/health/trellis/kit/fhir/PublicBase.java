package health.trellis.kit.fhir;

import org.eclipse.microprofile.config.ConfigProvider;

/** The base URL that clients know, which is the gateway's. */
public final class PublicBase {
  private PublicBase() {}

  /** For example {@code http://localhost:8080}, without a slash at the end. */
  public static String url() {
    return ConfigProvider.getConfig()
        .getValue("trellis.public-url", String.class)
        .replaceAll("/+$", "");
  }
}
