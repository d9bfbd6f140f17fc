package health.trellis.kit.identity;

import health.trellis.kit.http.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SMART App Launch 2.x scopes of EHR clients: {@code system/<Type>.<cruds>}. People are bound by
 * their role and relationship; a scope narrows a program further.
 */
public final class SmartScopes {
  public static final char CREATE = 'c';
  public static final char READ = 'r';
  public static final char UPDATE = 'u';
  public static final char DELETE = 'd';
  public static final char SEARCH = 's';

  private static final Pattern SCOPE =
      Pattern.compile("system/(?<type>[A-Za-z]+|\\*)\\.(?<actions>c?r?u?d?s?)");

  private SmartScopes() {}

  /** Refuses (403) an EHR client that lacks the scope; lets people pass. */
  public static void require(CurrentUser user, String type, char action) {
    if (user.isSystem() && user.scopes().stream().noneMatch(s -> grants(s, type, action))) {
      throw Refusal.forbidden("This needs the scope system/" + type + "." + action + ".");
    }
  }

  /** Whether one scope grants an action on a resource type. */
  static boolean grants(String scope, String type, char action) {
    Matcher match = SCOPE.matcher(scope);
    return match.matches()
        && (match.group("type").equals("*") || match.group("type").equals(type))
        && match.group("actions").indexOf(action) >= 0;
  }
}
