package health.trellis.notification.delivery;

import org.jspecify.annotations.Nullable;

/** What a provider made of a message. */
public sealed interface Outcome {
  int SERVER_ERROR = 500;
  int UNAVAILABLE = 503;

  /**
   * The provider has it.
   *
   * @param providerId its name for the message, by which receipts come
   */
  record Accepted(@Nullable String providerId) implements Outcome {}

  /**
   * The provider has certainly not taken it: another one may be asked, or this one later.
   *
   * @param reason a code without personal data
   */
  record Refused(String reason) implements Outcome {}

  /**
   * Nobody can be reached at this address, now or later.
   *
   * @param reason a code without personal data
   */
  record Unreachable(String reason) implements Outcome {}

  /**
   * It may have been taken: only the same provider may be asked again, under the same id.
   *
   * @param reason a code without personal data
   */
  record Unknown(String reason) implements Outcome {}

  /**
   * A provider's answer by HTTP that is not a success: a server that failed in the middle may have
   * taken it; one that is busy has not.
   *
   * @param code the provider's own code of the error, or empty
   */
  static Outcome ofError(int status, String code) {
    String said = code.isEmpty() ? "http-" + status : "http-" + status + "-" + code;
    boolean lost = status >= SERVER_ERROR && status != UNAVAILABLE;
    return lost ? new Unknown(said) : new Refused(said);
  }
}
